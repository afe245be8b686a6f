package dev.orrery.calendar.availability;

import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.BusyTimesBuilder;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The times of numbered subjects while they are collected. */
final class TakenTimes {
    private final Map<Integer, BusyTimesBuilder> builders = new HashMap<>();
    private final BitSet givenUp = new BitSet();

    BusyTimesBuilder of(int subject) {
        return builders.computeIfAbsent(subject, _ -> new BusyTimesBuilder());
    }

    void add(int subject, Instant from, Instant to, boolean isTentative) {
        of(subject).add(from, to, isTentative);
    }

    /** The subject's times take too much work to say anything of them. */
    void giveUp(int subject) {
        givenUp.set(subject);
    }

    /** What lies within the range; empty where nothing is known. */
    Optional<BusyTimes> of(int subject, Interval range) {
        return givenUp.get(subject)
                ? Optional.empty()
                : Optional.of(of(subject).build().within(IntervalSet.of(range)));
    }
}
