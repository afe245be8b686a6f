package dev.orrery.calendar.changes;

import dev.orrery.calendar.v1.Change;
import dev.orrery.kit.changes.ChangeFilter;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.changes.LoggedChange;
import dev.orrery.kit.changes.VisibleChange;
import java.util.ArrayList;
import java.util.List;

/** What the platform's own followers see: everything, of all organisations. */
final class FollowerView implements ChangeView<Change> {
    private final ChangeFilter filter;

    FollowerView(ChangeFilter filter) {
        this.filter = filter;
    }

    @Override
    public List<VisibleChange<Change>> see(List<LoggedChange> changes) {
        List<VisibleChange<Change>> seen = new ArrayList<>();
        for (LoggedChange logged : changes) {
            if (filter.matches(logged.fullName(), logged.type(), logged.kind()) && !isAccessOnly(logged)) {
                Change.Builder change = ChangeProtos.change(logged, logged.kind());
                if (logged.kind() != ChangeKind.DELETED) {
                    fill(change, logged);
                }
                seen.add(new VisibleChange<>(
                        logged, position -> change.setPosition(position).build()));
            }
        }
        return seen;
    }

    /** Written for those who gain or lose a calendar; the calendar itself is as it was. */
    private static boolean isAccessOnly(LoggedChange logged) {
        return logged.type().equals("calendar")
                && logged.kind() == ChangeKind.UPDATED
                && logged.changedFields().isEmpty();
    }

    private static void fill(Change.Builder change, LoggedChange logged) {
        switch (Payloads.of(logged)) {
            case Payloads.OfCalendar calendar ->
                change.setCalendar(calendar.calendar().getCalendar());
            case Payloads.OfAccessRule rule -> change.setAccessRule(rule.rule().getAccessRule());
            case Payloads.OfEvent event -> change.setEvent(event.event().getEvent());
            case Payloads.OfComment comment ->
                change.setComment(comment.comment().getComment());
            case Payloads.OfRoom room -> change.setRoom(room.room().getRoom());
            case Payloads.OfRoomBooking booking ->
                change.setRoomBooking(booking.booking().getRoomBooking());
        }
    }
}
