package dev.orrery.okr.kpis;

import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Kpi;
import org.springframework.stereotype.Component;

/** The KPIs that there are. */
@Component
final class CurrentKpis implements CurrentResources {
    private final KpiStore kpis;

    CurrentKpis(KpiStore kpis) {
        this.kpis = kpis;
    }

    @Override
    public String type() {
        return "kpi";
    }

    @Override
    public Page<Kpi> page(OrganizationTransaction transaction, PageRequest asked) {
        return kpis.list(transaction, "", asked);
    }
}
