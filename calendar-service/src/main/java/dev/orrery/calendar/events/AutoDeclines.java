package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.ATTENDEE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.AutoDecline;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Declines invitations to single events for people who set their time aside. */
final class AutoDeclines {
    /** So that one focus block cannot rewrite a year of meetings in one transaction. */
    private static final int MAX_DECLINED = 100;

    private static final Field<String> MODE = DSL.field("{0} ->> 'autoDecline'", String.class, EVENT.SETTINGS);
    private static final Field<String> MESSAGE =
            DSL.field("coalesce({0} ->> 'declineMessage', '')", String.class, EVENT.SETTINGS);

    private AutoDeclines() {}

    /** The event with the answers of those whose own calendars decline it. */
    static CalendarEvent answered(EventTurn turn, StoredCalendar calendar, CalendarEvent event) {
        List<UUID> waiting = event.body().content().attendees().stream()
                .filter(attendee -> attendee.response() == Attendee.Response.NEEDS_ACTION)
                .flatMap(attendee -> Stream.ofNullable(attendee.userId()))
                .toList();
        if (event.isSeries() || !event.body().content().isBusy() || waiting.isEmpty()) {
            return event;
        }
        EventTimes times = event.body().times();
        Map<UUID, String> declining =
                declining(turn, waiting, times.startsAt(calendar.zone()), times.endsAt(calendar.zone()));
        return declining.isEmpty() ? event : declined(event, declining);
    }

    /** Declines what the calendar's owner has not answered and what takes place at the time of this event. */
    static void declineConflicts(EventTurn turn, StoredCalendar calendar, CalendarEvent event) {
        EventBody body = event.body();
        // Nobody but the owner answers for the owner.
        boolean isOwners = calendar.ownerId().equals(turn.caller().id().value());
        if (!isOwners || event.isSeries() || body.content().settings().autoDecline() != AutoDecline.ALL_CONFLICTS) {
            return;
        }
        Map<UUID, String> declining =
                Map.of(calendar.ownerId(), body.content().settings().declineMessage());
        EventTimes times = body.times();
        for (EventKey key :
                unanswered(turn, calendar.ownerId(), times.startsAt(calendar.zone()), times.endsAt(calendar.zone()))) {
            StoredCalendar other = turn.calendarOf(key);
            StoredEvent stored = turn.locked(key);
            turn.update(other, stored, declined(stored.event(), declining));
        }
    }

    private static CalendarEvent declined(CalendarEvent event, Map<UUID, String> declining) {
        EventBody body = event.body();
        List<Attendee> answered = body.content().attendees().stream()
                .map(attendee -> {
                    UUID user = attendee.userId();
                    boolean isWaiting = attendee.response() == Attendee.Response.NEEDS_ACTION;
                    return isWaiting && user != null && declining.containsKey(user)
                            ? attendee.answered(Attendee.Response.DECLINED, declining.get(user))
                            : attendee;
                })
                .toList();
        return event.withBody(
                new EventBody(body.revision(), body.times(), body.content().withAttendees(answered)));
    }

    /** Which of these people decline what takes place then, and what they say. */
    private static Map<UUID, String> declining(EventTurn turn, List<UUID> users, Instant from, Instant to) {
        return turn.transaction()
                .sql()
                .select(CALENDAR_.OWNER_ID, DSL.max(MESSAGE))
                .from(EVENT)
                .join(CALENDAR_)
                .on(EVENT.ORG_ID.eq(CALENDAR_.ORG_ID), EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID))
                .join(OCCURRENCE)
                .on(
                        OCCURRENCE.ORG_ID.eq(EVENT.ORG_ID),
                        OCCURRENCE.CALENDAR_ID.eq(EVENT.CALENDAR_ID),
                        OCCURRENCE.EVENT_ID.eq(EVENT.EVENT_ID))
                .where(
                        EVENT.ORG_ID.eq(turn.transaction().organizationId()),
                        MODE.in(
                                DSL.inline(AutoDecline.NEW_CONFLICTS.name()),
                                DSL.inline(AutoDecline.ALL_CONFLICTS.name())),
                        EVENT.STATUS.ne(EventStatus.CANCELLED.name()),
                        CALENDAR_.OWNER_ID.eq(DSL.any(users.toArray(new UUID[0]))),
                        CALENDAR_.DELETE_TIME.isNull(),
                        overlaps(from, to))
                .groupBy(CALENDAR_.OWNER_ID)
                .fetchMap(CALENDAR_.OWNER_ID, DSL.max(MESSAGE));
    }

    private static List<EventKey> unanswered(EventTurn turn, UUID user, Instant from, Instant to) {
        return turn.transaction()
                .sql()
                .select(ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID)
                .from(ATTENDEE)
                .join(OCCURRENCE)
                .on(
                        OCCURRENCE.ORG_ID.eq(ATTENDEE.ORG_ID),
                        OCCURRENCE.CALENDAR_ID.eq(ATTENDEE.CALENDAR_ID),
                        OCCURRENCE.EVENT_ID.eq(ATTENDEE.EVENT_ID))
                .where(
                        ATTENDEE.ORG_ID.eq(turn.transaction().organizationId()),
                        ATTENDEE.USER_ID.eq(user),
                        ATTENDEE.INSTANCE_ID.eq(InstanceId.SINGLE.value()),
                        ATTENDEE.RESPONSE.eq(Attendee.Response.NEEDS_ACTION.name()),
                        OCCURRENCE.INSTANCE_ID.eq(InstanceId.SINGLE.value()),
                        overlaps(from, to))
                .orderBy(ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID)
                .limit(MAX_DECLINED)
                .fetch(row -> new EventKey(new CalendarId(row.value1()), new EventId(row.value2())));
    }

    private static Condition overlaps(Instant from, Instant to) {
        return OCCURRENCE.STARTS_AT.lt(to).and(OCCURRENCE.ENDS_AT.gt(from));
    }
}
