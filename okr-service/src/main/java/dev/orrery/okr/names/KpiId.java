package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/** Identifies a KPI within its organisation. */
public record KpiId(String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/kpis/{kpi}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), value);
    }

    @Override
    public String toString() {
        return value;
    }
}
