package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.CHECK_IN;
import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.progress.Goal;
import dev.orrery.okr.progress.LinkedTask;
import dev.orrery.okr.progress.Progress;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult.ProgressSource;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a key result the value and the progress that its source says it has. */
final class Measuring {
    private Measuring() {}

    /** Measures anew, from the source itself. */
    static void measure(Edit edit, KeyResultRecord row) {
        ProgressSource source = ProgressSource.valueOf(row.getProgressSource());
        switch (source) {
            case CHECK_IN -> apply(row, lastReported(edit, KeyResultProtos.id(row)));
            case KPI -> apply(row, kpiValue(edit, row.getKpiId()));
            case LINKED_WORK ->
                applyShare(row, LinkedTask.shareDone(SelectLinkedTasks.of(edit, KeyResultProtos.id(row))));
            case PROGRESS_SOURCE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("progress_source: " + source + " (expected: a stored one)");
        }
    }

    /** Takes over a value; null is that there is none. */
    static void apply(KeyResultRecord row, @Nullable BigDecimal value) {
        set(row, value, value == null ? Progress.unmeasured() : Goals.of(row).at(value));
    }

    private static void applyShare(KeyResultRecord row, Progress share) {
        Goal goal = Goals.of(row);
        set(row, share.asOptional().map(goal::valueAt).orElse(null), share);
    }

    /** A number that is stored has other zeros at its end than the same number that is not: only others are set. */
    private static void set(KeyResultRecord row, @Nullable BigDecimal value, Progress progress) {
        if (!isSame(row.getCurrentValue(), value)) {
            row.setCurrentValue(value);
        }
        if (!Progress.ofNullable(row.getProgress()).equals(progress)) {
            row.setProgress(progress.asOptional().orElse(null));
        }
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private static @Nullable BigDecimal lastReported(Edit edit, KeyResultId id) {
        return edit.sql()
                .select(CHECK_IN.VALUE)
                .from(CHECK_IN)
                .where(
                        CHECK_IN.ORG_ID.eq(edit.organizationId()),
                        CHECK_IN.OBJECTIVE_ID.eq(id.objective().value()),
                        CHECK_IN.KEY_RESULT_ID.eq(id.value()),
                        CHECK_IN.VALUE.isNotNull())
                .orderBy(CHECK_IN.CREATE_TIME.desc(), CHECK_IN.CHECK_IN_ID.desc())
                .limit(1)
                .fetchOne(CHECK_IN.VALUE);
    }

    private static @Nullable BigDecimal kpiValue(Edit edit, String kpiId) {
        Optional<BigDecimal> value = edit.sql()
                .select(KPI.CURRENT_VALUE)
                .from(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.KPI_ID.eq(kpiId))
                .fetchOptional(KPI.CURRENT_VALUE);
        return value.orElse(null);
    }
}
