package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies a binding of a KPI within its organisation.
 *
 * @param value identifies it within its KPI
 */
public record KpiBindingId(KpiId kpi, String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/kpis/{kpi}/bindings/{binding}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), kpi.value(), value);
    }
}
