package dev.orrery.calendar.scheduling;

import java.util.List;

/** What a search for a time to meet found. */
public sealed interface MeetingTimes {
    /** Times, the best first; never none. */
    record Found(List<MeetingTime> times) implements MeetingTimes {
        public Found {
            times = List.copyOf(times);
        }
    }

    /**
     * No time.
     *
     * @param blocking the required attendees, by their place in the search, each of whom alone stands in the way: without
     *     them there would be a time
     */
    record None(Why why, List<Integer> blocking) implements MeetingTimes {
        public None {
            blocking = List.copyOf(blocking);
        }
    }

    /** Why there is no time; the first that holds. */
    enum Why {
        /** No meeting of this length that begins on the step fits into the window. */
        WINDOW_TOO_SHORT,
        /** Those who must be there never work at the same time for long enough. */
        NO_COMMON_WORKING_TIME,
        /** They do, and somebody is always taken. */
        REQUIRED_BUSY,
        /** They could meet, and no room is as it is needed. */
        NO_MATCHING_ROOM,
        /** There are such rooms, and none can be had at any time when they could meet. */
        ROOMS_TAKEN
    }
}
