package dev.orrery.calendar.availability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some people have answered to what takes place. An instance that differs from its series has attendees of its own,
 * so that an answer is found by event and, for such an instance, by its id.
 */
final class Answers {
    private final Map<Invitation, List<Answer>> byInvitation = new HashMap<>();
    private final Set<String> calendars = new HashSet<>();

    void add(Invitation invitation, Answer answer) {
        byInvitation.computeIfAbsent(invitation, _ -> new ArrayList<>(2)).add(answer);
        calendars.add(invitation.calendar());
    }

    List<Answer> to(Invitation invitation) {
        return byInvitation.getOrDefault(invitation, List.of());
    }

    /** The calendars that the people are invited from. */
    Set<String> calendars() {
        return Set.copyOf(calendars);
    }

    /**
     * What somebody can answer to.
     *
     * @param instance empty for what does not differ from its event
     */
    record Invitation(String calendar, String event, String instance) {}

    /**
     * What an answer leaves of an event's claim on somebody's time.
     *
     * @param subject their place among those that were asked for
     * @param isTaken whether anything
     * @param isTentative whether no more than perhaps
     */
    record Answer(int subject, boolean isTaken, boolean isTentative) {}
}
