package dev.orrery.calendar.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What some people have answered to what takes place in one calendar. An instance that differs from its series has
 * attendees of its own, so that an answer is found by event and, for such an instance, by its id.
 */
final class Answers {
    static final Answers NONE = new Answers();

    private final Map<Invitation, List<Answer>> byInvitation = new HashMap<>();

    void add(String event, String instance, Answer answer) {
        byInvitation
                .computeIfAbsent(new Invitation(event, instance), _ -> new ArrayList<>(2))
                .add(answer);
    }

    /** {@code instance} is empty for what does not differ from its event. */
    List<Answer> to(String event, String instance) {
        return byInvitation.getOrDefault(new Invitation(event, instance), List.of());
    }

    private record Invitation(String event, String instance) {}

    /**
     * What an answer leaves of an event's claim on somebody's time.
     *
     * @param subject their place among those that were asked for
     * @param isTaken whether anything
     * @param isTentative whether no more than perhaps
     */
    record Answer(int subject, boolean isTaken, boolean isTentative) {}
}
