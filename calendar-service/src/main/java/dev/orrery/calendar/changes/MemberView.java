package dev.orrery.calendar.changes;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.calendars.CalendarProtos;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.internal.v1.LoggedCalendar;
import dev.orrery.calendar.internal.v1.LoggedComment;
import dev.orrery.calendar.internal.v1.LoggedEvent;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.changes.ChangeFilter;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.changes.LoggedChange;
import dev.orrery.kit.changes.VisibleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a member of an organisation sees of its changes: those of calendars that they may see now, as far as they may see
 * them. A change of access that concerns them is seen as what it does to them: a calendar appears, or is gone.
 */
final class MemberView implements ChangeView<Change> {
    /** Fields that tell of a busy time. */
    private static final Set<String> TIMES = Set.of("start", "end", "recurrence");

    private final CurrentRoles roles;
    private final ChangeFilter filter;

    MemberView(CurrentRoles roles, ChangeFilter filter) {
        this.roles = roles;
        this.filter = filter;
    }

    @Override
    public List<VisibleChange<Change>> see(List<LoggedChange> changes) {
        roles.load(changes);
        List<VisibleChange<Change>> seen = new ArrayList<>();
        for (LoggedChange logged : changes) {
            for (Change.Builder change : seen(logged)) {
                if (filter.matches(logged.fullName(), logged.type(), ChangeProtos.kind(change.getKind()))) {
                    seen.add(new VisibleChange<>(
                            logged, position -> change.setPosition(position).build()));
                }
            }
        }
        return seen;
    }

    private List<Change.Builder> seen(LoggedChange logged) {
        Optional<CalendarRole> role = roles.of(logged);
        return switch (Payloads.of(logged)) {
            case Payloads.OfCalendar calendar -> calendar(logged, calendar.calendar(), role);
            case Payloads.OfAccessRule rule ->
                role
                        .filter(current -> current.includes(CalendarRole.MANAGE))
                        .map(current -> {
                            Change.Builder change = ChangeProtos.change(logged, logged.kind());
                            return logged.kind() == ChangeKind.DELETED
                                    ? change
                                    : change.setAccessRule(rule.rule().getAccessRule());
                        })
                        .stream()
                        .toList();
            case Payloads.OfEvent event ->
                role.flatMap(current -> event(logged, event.event(), current)).stream()
                        .toList();
            case Payloads.OfComment comment ->
                role.flatMap(current -> comment(logged, comment.comment(), current)).stream()
                        .toList();
            case Payloads.OfRoom room ->
                List.of(RoomView.room(logged, room.room().getRoom()));
            case Payloads.OfRoomBooking booking ->
                RoomView.booking(logged, booking.booking().getRoomBooking(), roles.viewer()).stream()
                        .toList();
        };
    }

    /** Comments are seen by those who see the details of their event. */
    private static Optional<Change.Builder> comment(LoggedChange logged, LoggedComment payload, CalendarRole role) {
        EventVisibility visibility = payload.getIsPrivate() ? EventVisibility.PRIVATE : EventVisibility.DEFAULT;
        if (Disclosure.of(role, visibility, true) != Disclosure.DETAILS) {
            return Optional.empty();
        }
        Change.Builder change = ChangeProtos.change(logged, logged.kind());
        return Optional.of(logged.kind() == ChangeKind.DELETED ? change : change.setComment(payload.getComment()));
    }

    private List<Change.Builder> calendar(LoggedChange logged, LoggedCalendar payload, Optional<CalendarRole> now) {
        Optional<CalendarRole> before = LoggedAccess.role(roles.viewer(), payload.getBefore());
        Optional<CalendarRole> after = LoggedAccess.role(roles.viewer(), payload.getAfter());
        if (after.isEmpty()) {
            return before.isEmpty() ? List.of() : List.of(ChangeProtos.change(logged, ChangeKind.DELETED));
        }
        if (now.isEmpty()) {
            // They lost it since; what made them lose it follows.
            return List.of();
        }
        boolean isReduced =
                before.isPresent() && !after.get().includes(before.get()) && hidesMore(before.get(), after.get());
        List<Change.Builder> seen = new ArrayList<>();
        if (isReduced) {
            // What they could read is taken back first, then they get what is left.
            seen.add(ChangeProtos.change(logged, ChangeKind.DELETED));
        }
        ChangeKind kind = before.isEmpty() || isReduced ? ChangeKind.CREATED : ChangeKind.UPDATED;
        if (kind == ChangeKind.CREATED || !logged.changedFields().isEmpty() || !before.equals(after)) {
            Change.Builder change = ChangeProtos.change(logged, kind)
                    .setCalendar(payload.getCalendar().toBuilder().setMyRole(CalendarProtos.role(after.get())));
            if (kind == ChangeKind.UPDATED && !before.equals(after)) {
                change.addChangedFields("my_role");
            }
            seen.add(change);
        }
        return seen;
    }

    private static boolean hidesMore(CalendarRole before, CalendarRole after) {
        return Disclosure.of(before, EventVisibility.PRIVATE, true)
                        != Disclosure.of(after, EventVisibility.PRIVATE, true)
                || Disclosure.of(before, EventVisibility.DEFAULT, true)
                        != Disclosure.of(after, EventVisibility.DEFAULT, true);
    }

    private static Optional<Change.Builder> event(LoggedChange logged, LoggedEvent payload, CalendarRole role) {
        Event event = payload.getEvent();
        boolean isNew = logged.kind() == ChangeKind.CREATED;
        Disclosure before = isNew ? Disclosure.NOTHING : before(payload, role);
        Optional<Event> shown =
                logged.kind() == ChangeKind.DELETED ? Optional.empty() : EventProtos.disclosed(event, role);
        if (shown.isEmpty()) {
            return before == Disclosure.NOTHING
                    ? Optional.empty()
                    : Optional.of(ChangeProtos.change(logged, ChangeKind.DELETED));
        }
        ChangeKind kind = before == Disclosure.NOTHING ? ChangeKind.CREATED : ChangeKind.UPDATED;
        Disclosure after = Disclosure.of(
                role, EventVisibility.valueOf(event.getVisibility().name()), EventProtos.isBusy(event));
        Change.Builder change = ChangeProtos.change(logged, kind).setEvent(shown.get());
        if (after == Disclosure.BUSY && kind == ChangeKind.UPDATED) {
            List<String> times =
                    logged.changedFields().stream().filter(TIMES::contains).toList();
            if (before == Disclosure.BUSY && times.isEmpty()) {
                // That something else changed is not theirs to know.
                return Optional.empty();
            }
            change.clearChangedFields().addAllChangedFields(times);
        }
        if (after == Disclosure.BUSY) {
            // Nor is who did it.
            change.clearActor();
        }
        return Optional.of(change);
    }

    private static Disclosure before(LoggedEvent payload, CalendarRole role) {
        EventVisibility visibility = payload.getWasPrivate() ? EventVisibility.PRIVATE : EventVisibility.DEFAULT;
        return Disclosure.of(role, visibility, payload.getWasBusy());
    }
}
