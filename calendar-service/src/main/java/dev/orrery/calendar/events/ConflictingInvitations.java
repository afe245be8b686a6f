package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.AutoDecline;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.series.DeclinePlanner;
import dev.orrery.calendar.series.Invited;
import dev.orrery.calendar.series.SetAside;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Declines the invitations that were there before somebody set the time aside, where that is what they want. */
final class ConflictingInvitations {
    /** So that one focus block cannot rewrite a year of meetings in one transaction. */
    private static final int MAX_DECLINED = 100;

    private ConflictingInvitations() {}

    /** Declines what the calendar's owner has not answered and what takes place at the times of this event. */
    static void decline(EventTurn turn, StoredCalendar calendar, CalendarEvent event) {
        // Nobody but the owner answers for the owner.
        boolean isOwners = calendar.ownerId().equals(turn.caller().id().value());
        if (!isOwners || !declinesAll(event.body()) || event.body().content().isCancelled()) {
            return;
        }
        List<Occurrence> times = AutoDeclines.instances(turn, calendar, event).stream()
                .filter(occurrence -> declinesAll(body(event, occurrence)))
                .filter(occurrence -> occurrence.startsAt().isBefore(occurrence.endsAt()))
                .toList();
        if (times.isEmpty()) {
            return;
        }
        Map<UUID, List<SetAside>> people = Map.of(
                calendar.ownerId(),
                times.stream().map(occurrence -> setAside(event, occurrence)).toList());
        EventKey itself = new EventKey(calendar.id(), event.id());
        for (EventKey key : SelectUnanswered.by(turn.transaction(), calendar.ownerId(), times, itself, MAX_DECLINED)) {
            StoredCalendar other = turn.calendarOf(key);
            StoredEvent stored = turn.locked(key);
            List<Occurrence> ahead = AutoDeclines.instances(turn, other, stored.event());
            turn.update(other, stored, DeclinePlanner.plan(stored.event(), ahead, Invited.NOBODY, people));
        }
    }

    private static boolean declinesAll(EventBody body) {
        return body.content().settings().autoDecline() == AutoDecline.ALL_CONFLICTS;
    }

    private static SetAside setAside(CalendarEvent event, Occurrence occurrence) {
        return new SetAside(
                new TimeRange(occurrence.startsAt(), occurrence.endsAt()),
                body(event, occurrence).content().settings().declineMessage());
    }

    private static EventBody body(CalendarEvent event, Occurrence occurrence) {
        EventBody own = event.overrides().get(occurrence.instance());
        return own == null ? event.body() : own;
    }
}
