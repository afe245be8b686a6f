package dev.orrery.calendar.series;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Decides what people decline of an event who have set time aside: all of it when nothing is left that they could come
 * to, otherwise the instances that run into that time. Only who has not answered declines, and only what is new to them.
 */
public final class DeclinePlanner {
    private final List<Occurrence> ahead;
    private final Invited before;

    private DeclinePlanner(List<Occurrence> ahead, Invited before) {
        this.ahead = ahead;
        this.before = before;
    }

    /**
     * The event with what they decline of it.
     *
     * @param ahead the instances that are looked at
     * @param before who was invited to them already
     * @param people when they will not meet
     */
    public static CalendarEvent plan(
            CalendarEvent event, List<Occurrence> ahead, Invited before, Map<UUID, List<SetAside>> people) {
        DeclinePlanner planner = new DeclinePlanner(ahead, before);
        CalendarEvent answered = event;
        for (Map.Entry<UUID, List<SetAside>> person : people.entrySet()) {
            answered = planner.plan(answered, person.getKey(), person.getValue());
        }
        return answered;
    }

    private CalendarEvent plan(CalendarEvent event, UUID user, List<SetAside> times) {
        int waiting = 0;
        Map<Occurrence, String> declining = new LinkedHashMap<>();
        for (Occurrence occurrence : ahead) {
            if (!isWaiting(content(event, occurrence), user)) {
                continue;
            }
            waiting++;
            if (!before.has(user, occurrence)) {
                SetAside.first(times, occurrence).ifPresent(aside -> declining.put(occurrence, aside.message()));
            }
        }
        if (declining.isEmpty()) {
            return event;
        }
        return declining.size() == waiting ? whole(event, user, declining) : instances(event, user, declining);
    }

    private static CalendarEvent whole(CalendarEvent event, UUID user, Map<Occurrence, String> declining) {
        CalendarEvent answered = event;
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>(event.overrides());
        for (Map.Entry<Occurrence, String> declined : declining.entrySet()) {
            EventBody own = overrides.get(declined.getKey().instance());
            if (own != null) {
                overrides.put(declined.getKey().instance(), declined(own, user, declined.getValue()));
            } else {
                answered = answered.withBody(declined(answered.body(), user, declined.getValue()));
            }
        }
        return answered.withOverrides(overrides);
    }

    private static CalendarEvent instances(CalendarEvent event, UUID user, Map<Occurrence, String> declining) {
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>(event.overrides());
        declining.forEach((occurrence, message) ->
                overrides.put(occurrence.instance(), declined(InstanceBody.of(event, occurrence), user, message)));
        return event.withOverrides(overrides);
    }

    /** The first message stays: who has declined waits no more. */
    private static EventBody declined(EventBody body, UUID user, String message) {
        List<Attendee> attendees = body.content().attendees().stream()
                .map(attendee ->
                        isWaiting(attendee, user) ? attendee.answered(Attendee.Response.DECLINED, message) : attendee)
                .toList();
        return new EventBody(body.revision(), body.times(), body.content().withAttendees(attendees));
    }

    private static boolean isWaiting(EventContent content, UUID user) {
        return content.isBusy() && content.attendees().stream().anyMatch(attendee -> isWaiting(attendee, user));
    }

    private static boolean isWaiting(Attendee attendee, UUID user) {
        return user.equals(attendee.userId()) && attendee.response() == Attendee.Response.NEEDS_ACTION;
    }

    private static EventContent content(CalendarEvent event, Occurrence occurrence) {
        EventBody own = event.overrides().get(occurrence.instance());
        return (own == null ? event.body() : own).content();
    }
}
