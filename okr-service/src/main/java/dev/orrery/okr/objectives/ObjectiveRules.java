package dev.orrery.okr.objectives;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.cadence.Cadence;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.Objective;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must be said together about an objective, and what follows from it by time alone. */
final class ObjectiveRules {
    private ObjectiveRules() {}

    /** Refuses a score of what has not ended, and one without a reason. */
    static void requireReasonedScore(ObjectiveRecord row) {
        if (row.getScore() == null) {
            return;
        }
        if (!row.getState().equals(Objective.State.COMPLETED.name())) {
            throw ServiceException.invalidField(
                    "objective.score", "set (expected: absent unless the objective is COMPLETED)");
        }
        if (row.getScoreReason().isBlank()) {
            throw ServiceException.invalidField("objective.score_reason", "empty (expected: why the score is so)");
        }
    }

    /**
     * Refuses progress by hand that does not say how much, why and until when.
     *
     * @param expiredBefore until when it said before; null where it did not
     */
    static void requireReasonedManual(ObjectiveRecord row, @Nullable Instant expiredBefore, Instant now) {
        if (!isManual(row)) {
            return;
        }
        if (row.getManualProgress() == null) {
            throw ServiceException.invalidField("objective.manual_progress", "absent (expected: 0 to 1, for MANUAL)");
        }
        if (row.getManualReason().isBlank()) {
            throw ServiceException.invalidField("objective.manual_reason", "empty (expected: why, for MANUAL)");
        }
        Instant expire = row.getManualExpireTime();
        if (expire == null || (!expire.equals(expiredBefore) && !expire.isAfter(now))) {
            throw ServiceException.invalidField(
                    "objective.manual_expire_time",
                    (expire == null ? "absent" : expire) + " (expected: a moment after now, for MANUAL)");
        }
    }

    /** Progress by hand whose time is over gives way to what is measured. */
    static void endManual(ObjectiveRecord row, Instant now) {
        if (isManual(row) && !row.getManualExpireTime().isAfter(now)) {
            row.setRollUp(Objective.RollUp.WEIGHTED_AVERAGE.name());
        }
    }

    /** Refuses a cadence that is no rule. */
    static void requireCadence(ObjectiveRecord row) {
        try {
            cadence(row);
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField("objective.check_in_cadence", String.valueOf(malformed.getMessage()));
        }
    }

    /** The date of the cadence that the next check-in is for. */
    static @Nullable Instant nextCheckIn(ObjectiveRecord row, Optional<Instant> lastCheckIn) {
        return cadence(row)
                .flatMap(cadence -> cadence.next(lastCheckIn.orElse(null)))
                .orElse(null);
    }

    private static Optional<Cadence> cadence(ObjectiveRecord row) {
        if (row.getCheckInCadence().isEmpty()) {
            return Optional.empty();
        }
        LocalDate firstDay = row.getStartDate() == null
                ? LocalDate.ofInstant(row.getCreateTime(), ZoneOffset.UTC)
                : row.getStartDate();
        return Optional.of(Cadence.parse(row.getCheckInCadence(), firstDay));
    }

    private static boolean isManual(ObjectiveRecord row) {
        return row.getRollUp().equals(Objective.RollUp.MANUAL.name());
    }
}
