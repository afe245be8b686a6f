package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A part of what {@link DifferentialReport} does in full: ours is never wrong, and the others are compared at all. */
class DifferentialTest {
    private static final int RULES = Integer.getInteger("orrery.recurrence.differential", 1_500);

    @Test
    void isRightWhereOtherEnginesDiffer() {
        Differential ours = new Differential(Engines::orrery);
        Differential libRecur = new Differential(Engines::libRecur);
        Differential ical4j = new Differential(Engines::ical4j);
        for (int seed = 0; seed < RULES; seed++) {
            Differential.Case next = Differential.randomCase(seed);
            ours.compare(next);
            libRecur.compare(next);
            ical4j.compare(next);
        }
        assertThat(ours.faults().values()).extracting(fault -> fault.example).isEmpty();
        assertThat(libRecur.wrong()).as("lib-recur agrees on most").isBetween(1, RULES / 2);
        assertThat(ical4j.wrong()).as("ical4j agrees on most").isBetween(1, RULES / 2);
    }
}
