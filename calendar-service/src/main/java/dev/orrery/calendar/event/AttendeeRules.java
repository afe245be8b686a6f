package dev.orrery.calendar.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold for the attendees of one event together. */
final class AttendeeRules {
    private AttendeeRules() {}

    /** An address is invited once. */
    static void check(List<Attendee> attendees) {
        Set<String> seen = new HashSet<>();
        for (Attendee attendee : attendees) {
            if (!seen.add(attendee.address())) {
                throw InvalidEventException.field(
                        "attendees", attendee.email() + " (expected: each address at most once)");
            }
        }
    }
}
