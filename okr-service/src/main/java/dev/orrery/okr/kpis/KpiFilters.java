package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.rows.FilterConditions;
import dev.orrery.okr.v1.Kpi;
import org.jooq.Condition;

/** What lists of KPIs can be filtered by. */
public final class KpiFilters {
    private KpiFilters() {}

    public static Condition of(Organization organization, String filter) {
        References references = new References(organization);
        return new FilterConditions()
                .on("owner", KPI.OWNER_ID, value -> references.userOrNull("filter", value))
                .on("project", KPI.PROJECT_ID, value -> references.idOrNull("filter", ProjectId.NAME, value))
                .on("status", KPI.STATUS, Kpi.Status.class)
                .of(filter);
    }
}
