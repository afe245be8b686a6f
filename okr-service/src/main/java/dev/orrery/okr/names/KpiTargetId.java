package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.fields.MomentIds;
import java.time.Instant;

/** Identifies a target of a KPI: by the moment from which on it holds. */
public record KpiTargetId(KpiId kpi, Instant effectiveTime) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/kpis/{kpi}/targets/{target}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), kpi.value(), MomentIds.of(effectiveTime));
    }
}
