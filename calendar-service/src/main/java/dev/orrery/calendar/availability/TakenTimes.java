package dev.orrery.calendar.availability;

import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.BusyTimesBuilder;
import dev.orrery.calendar.freebusy.Interval;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;

/** The times of numbered subjects within a range while they are collected. */
final class TakenTimes {
    private final BusyTimesBuilder[] builders;
    private final BitSet givenUp = new BitSet();

    TakenTimes(int subjects, Interval range) {
        builders = Stream.generate(() -> new BusyTimesBuilder(range))
                .limit(subjects)
                .toArray(BusyTimesBuilder[]::new);
    }

    /** Adds from and to in microseconds since 1970. */
    void add(int subject, long fromMicros, long toMicros, boolean isTentative) {
        builders[subject].add(fromMicros, toMicros, isTentative);
    }

    void add(int subject, Instant from, Instant to, boolean isTentative) {
        builders[subject].add(from, to, isTentative);
    }

    /** The subject's times take too much work to say anything of them. */
    void giveUp(int subject) {
        givenUp.set(subject);
    }

    /** When the subject is taken; empty where nothing is known. */
    Optional<BusyTimes> of(int subject) {
        return givenUp.get(subject) ? Optional.empty() : Optional.of(builders[subject].build());
    }
}
