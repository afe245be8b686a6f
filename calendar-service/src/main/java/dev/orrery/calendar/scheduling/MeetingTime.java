package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.scheduling.MeetingAttendee.Availability;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A time at which all who must can meet.
 *
 * @param attendees how each of the search's attendees is then, in their order
 * @param rooms that can be had, the best first
 */
public record MeetingTime(Interval time, List<Availability> attendees, List<String> rooms) {
    public MeetingTime {
        attendees = List.copyOf(attendees);
        rooms = List.copyOf(rooms);
    }

    /** What speaks for it or against it. */
    public List<Reason> reasons(MeetingSearch search) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < attendees.size(); i++) {
            boolean isOptional = search.attendees().get(i).isOptional();
            switch (attendees.get(i)) {
                case FREE -> {}
                case UNKNOWN -> reasons.add(isOptional ? Reason.OPTIONAL_IN_DOUBT : Reason.REQUIRED_UNKNOWN);
                case TENTATIVE -> reasons.add(isOptional ? Reason.OPTIONAL_IN_DOUBT : Reason.REQUIRED_TENTATIVE);
                case OUTSIDE_WORKING_HOURS, BUSY -> reasons.add(Reason.OPTIONAL_MISSING);
            }
        }
        return reasons.isEmpty() ? List.of(Reason.EVERYBODY_FREE) : List.copyOf(reasons);
    }

    /**
     * The best first: those that put the fewest required people into doubt, then those that most optional people can
     * attend, then those that least of them have in doubt, then the earliest. A total order, so that an answer is always
     * the same.
     */
    static Comparator<Ranked> bestFirst() {
        return Comparator.comparingInt(Ranked::requiredInDoubt)
                .thenComparingInt(Ranked::optionalMissing)
                .thenComparingInt(Ranked::optionalInDoubt)
                .thenComparing(ranked -> ranked.meeting().time().start());
    }

    /** What a time costs the people of a search. */
    record Ranked(MeetingTime meeting, int requiredInDoubt, int optionalMissing, int optionalInDoubt) {
        static Ranked of(MeetingTime meeting, MeetingSearch search) {
            int requiredInDoubt = 0;
            int optionalMissing = 0;
            int optionalInDoubt = 0;
            for (int i = 0; i < search.attendees().size(); i++) {
                Availability availability = meeting.attendees().get(i);
                boolean isInDoubt = availability == Availability.TENTATIVE || availability == Availability.UNKNOWN;
                if (!search.attendees().get(i).isOptional()) {
                    requiredInDoubt += isInDoubt ? 1 : 0;
                } else {
                    optionalMissing += availability.allowsMeeting() ? 0 : 1;
                    optionalInDoubt += isInDoubt ? 1 : 0;
                }
            }
            return new Ranked(meeting, requiredInDoubt, optionalMissing, optionalInDoubt);
        }
    }

    /** What speaks for a time or against it. */
    public enum Reason {
        EVERYBODY_FREE,
        REQUIRED_TENTATIVE,
        REQUIRED_UNKNOWN,
        OPTIONAL_MISSING,
        OPTIONAL_IN_DOUBT
    }
}
