package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Since when measurements are kept. What is older may be gone: it can be neither added nor taken away, and what it came
 * to stays as it is.
 */
public final class KeptMeasurements {
    /** So much is kept whatever the operator says, so that only writes that reach further back need to ask. */
    public static final Period LEAST = Period.ofYears(2);

    private static final Field<Instant> KEPT_FROM = DSL.field("kept_from", SQLDataType.INSTANT);

    private KeptMeasurements() {}

    /**
     * The limit, for a write that reaches back to a moment, and it stays until that write is done; {@link
     * KpiEvaluation#BEGINNING} where there is none.
     */
    static Instant from(Edit edit, Instant since) {
        if (!since.isBefore(edit.time().atOffset(ZoneOffset.UTC).minus(LEAST).toInstant())) {
            return KpiEvaluation.BEGINNING;
        }
        // Two statements: what the second one sees must be from after the first has waited.
        edit.sql().execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('measurement-retention', 0))");
        return edit.sql()
                .select(KEPT_FROM)
                .from("measurement_partition")
                .fetchSingle()
                .value1();
    }

    /** Refuses a moment before the limit. */
    static void require(Edit edit, String field, Instant measureTime) {
        Instant from = from(edit, measureTime);
        if (measureTime.isBefore(from)) {
            throw tooOld(field, measureTime, from);
        }
    }

    static ServiceException tooOld(String field, Instant measureTime, Instant from) {
        return ServiceException.invalidField(
                field, measureTime + " (expected: " + from + " or later, as older measurements are not kept)");
    }
}
