package dev.orrery.calendar.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What some people have answered to what takes place in some calendars. */
final class Answers {
    private final Map<String, OfCalendar> byCalendar = new HashMap<>();

    /** To what takes place in a calendar. */
    OfCalendar in(String calendar) {
        return byCalendar.getOrDefault(calendar, OfCalendar.NONE);
    }

    void add(String calendar, String event, String instance, Answer answer) {
        byCalendar
                .computeIfAbsent(calendar, _ -> new OfCalendar(new HashMap<>()))
                .add(event, instance, answer);
    }

    /** The calendars that the people are invited from. */
    Set<String> calendars() {
        return Set.copyOf(byCalendar.keySet());
    }

    /**
     * The answers of one calendar. An instance that differs from its series has attendees of its own, so that an answer is
     * found by event and, for such an instance, by its id, which is empty for what does not differ.
     */
    record OfCalendar(Map<String, List<Answer>> byInvitation) {
        private static final OfCalendar NONE = new OfCalendar(Map.of());

        List<Answer> to(String event, String instance) {
            return byInvitation.getOrDefault(invitation(event, instance), List.of());
        }

        private void add(String event, String instance, Answer answer) {
            byInvitation
                    .computeIfAbsent(invitation(event, instance), _ -> new ArrayList<>(2))
                    .add(answer);
        }

        /** Neither id has a space. */
        private static String invitation(String event, String instance) {
            return instance.isEmpty() ? event : event + " " + instance;
        }
    }

    /**
     * What an answer leaves of an event's claim on somebody's time.
     *
     * @param subject their place among those that were asked for
     * @param isTaken whether anything
     * @param isTentative whether no more than perhaps
     */
    record Answer(int subject, boolean isTaken, boolean isTentative) {}
}
