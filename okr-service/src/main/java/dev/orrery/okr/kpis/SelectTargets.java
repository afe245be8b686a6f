package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI_TARGET;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** Which targets have KPIs had, and will have? The earliest first, by KPI. */
final class SelectTargets {
    private SelectTargets() {}

    static Map<String, List<KpiTargetRecord>> of(Edit edit, Collection<String> kpiIds) {
        return new HashMap<>(edit.sql()
                .selectFrom(KPI_TARGET)
                .where(
                        KPI_TARGET.ORG_ID.eq(edit.organizationId()),
                        KPI_TARGET.KPI_ID.eq(DSL.any(kpiIds.toArray(String[]::new))))
                .orderBy(KPI_TARGET.KPI_ID, KPI_TARGET.EFFECTIVE_TIME)
                .fetchGroups(KPI_TARGET.KPI_ID));
    }
}
