package dev.orrery.okr.objectives;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.cadence.Cadence;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.Objective;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must be said together about an objective, and what follows from it by time alone. */
final class ObjectiveRules {
    private static final int UPCOMING_CHECK_INS = 60;
    private static final Duration A_YEAR = Duration.ofDays(366);

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

    /** The dates of the cadence from the next check-in on, for as long as the objective goes on: at most 60. */
    static List<Instant> upcomingCheckIns(ObjectiveRecord row, Instant nextCheckIn) {
        Instant end = row.getDueDate() == null
                ? nextCheckIn.plus(A_YEAR)
                : row.getDueDate().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return cadence(row).map(cadence -> cadence.from(nextCheckIn, UPCOMING_CHECK_INS)).orElse(List.of()).stream()
                // An overdue objective is still checked in on.
                .filter(time -> time.isBefore(end) || time.equals(nextCheckIn))
                .toList();
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
