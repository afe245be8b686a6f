package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI_CHECKPOINT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.schema.tables.records.KpiCheckpointRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The states of KPIs on the way through their measurements. */
final class Checkpoints {
    private Checkpoints() {}

    /** The last one before a moment. */
    static Optional<KpiState> before(Edit edit, String kpiId, Instant moment) {
        return edit.sql()
                .select(KPI_CHECKPOINT.STATE)
                .from(KPI_CHECKPOINT)
                .where(
                        KPI_CHECKPOINT.ORG_ID.eq(edit.organizationId()),
                        KPI_CHECKPOINT.KPI_ID.eq(kpiId),
                        KPI_CHECKPOINT.LAST_TIME.lt(moment))
                .orderBy(KPI_CHECKPOINT.LAST_TIME.desc())
                .limit(1)
                .fetchOptional(row -> StoredStates.read(row.value1()));
    }

    /** Keeps those of walks instead of the ones that their KPIs had from there on. */
    static void replace(Edit edit, List<Walk> walks) {
        List<Walk> rewriting = walks.stream().filter(Walk::isRewriting).toList();
        if (!rewriting.isEmpty()) {
            edit.sql()
                    .deleteFrom(KPI_CHECKPOINT)
                    .using(WalkBegins.of(rewriting))
                    .where(
                            KPI_CHECKPOINT.ORG_ID.eq(edit.organizationId()),
                            KPI_CHECKPOINT.KPI_ID.eq(WalkBegins.KPI_ID),
                            KPI_CHECKPOINT.LAST_TIME.ge(WalkBegins.FROM))
                    .execute();
        }
        List<KpiCheckpointRecord> rows = new ArrayList<>();
        walks.forEach(walk -> walk.checkpoints().forEach(state -> rows.add(row(edit, walk.kpiId(), state))));
        if (!rows.isEmpty()) {
            edit.sql().batchInsert(rows).execute();
        }
    }

    /** Keeps a state beside the others of its KPI, unless another instance has done so. */
    static void keep(Edit edit, String kpiId, KpiState state) {
        edit.sql()
                .insertInto(KPI_CHECKPOINT)
                .set(row(edit, kpiId, state))
                .onConflictDoNothing()
                .execute();
    }

    private static KpiCheckpointRecord row(Edit edit, String kpiId, KpiState state) {
        return new KpiCheckpointRecord(edit.organizationId(), kpiId, state.lastTime(), StoredStates.write(state));
    }
}
