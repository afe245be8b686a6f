package dev.orrery.console.goals;

import dev.orrery.console.ui.Tone;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;

/** The colour of a state of a goal. */
public final class Tones {
    private Tones() {}

    public static Tone of(Objective.Health health) {
        return switch (health) {
            case ON_TRACK -> Tone.GOOD;
            case AT_RISK -> Tone.WARN;
            case OFF_TRACK -> Tone.BAD;
            case OUTDATED -> Tone.INFO;
            case PENDING, HEALTH_UNSPECIFIED, UNRECOGNIZED -> Tone.QUIET;
        };
    }

    public static Tone of(Kpi.Status status) {
        return switch (status) {
            case ON_TRACK, ACHIEVED -> Tone.GOOD;
            case AT_RISK -> Tone.WARN;
            case OFF_TRACK -> Tone.BAD;
            case NO_DATA, STATUS_UNSPECIFIED, UNRECOGNIZED -> Tone.QUIET;
        };
    }
}
