package dev.orrery.okr.cycles;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.ErrorReason;
import java.time.LocalDate;
import java.time.Period;

/** How long cycles are, and how they move through their life. */
final class CycleRules {
    private CycleRules() {}

    /** Refuses days that are not as many as the kind says. */
    static void requireLength(Cycle.Kind kind, LocalDate start, LocalDate end) {
        Period length = switch (kind) {
            case ANNUAL -> Period.ofYears(1);
            case QUARTERLY -> Period.ofMonths(3);
            case CUSTOM, KIND_UNSPECIFIED, UNRECOGNIZED -> Period.ZERO;
        };
        LocalDate expected = start.plus(length).minusDays(1);
        if (!length.isZero() && !end.equals(expected)) {
            throw ServiceException.invalidField(
                    "cycle.end_date", end + " (expected: " + expected + ", being " + kind + ")");
        }
    }

    /** Refuses a move of more than one state, and any out of CLOSED. */
    static void requireStep(String name, Cycle.State from, Cycle.State to) {
        boolean isStep = Math.abs(from.getNumber() - to.getNumber()) <= 1;
        if (from != to && (from == Cycle.State.CLOSED || !isStep)) {
            throw ServiceException.of(
                            ErrorReason.CYCLE_STATE_REFUSED, "A cycle that is " + from + " cannot become " + to + ".")
                    .with("state", from.name())
                    .precondition(ErrorReason.CYCLE_STATE_REFUSED.name(), name, "is " + from)
                    .build();
        }
    }
}
