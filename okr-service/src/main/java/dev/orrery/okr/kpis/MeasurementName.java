package dev.orrery.okr.kpis;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.fields.MomentIds;
import dev.orrery.okr.names.KpiId;
import java.time.Instant;

/** The name of a measurement; its id is its moment. */
final class MeasurementName {
    static final NamePattern NAME = NamePattern.of("orgs/{org}/kpis/{kpi}/measurements/{measurement}");

    private MeasurementName() {}

    static String of(Organization organization, KpiId kpi, Instant measureTime) {
        return NAME.format(organization.alias(), kpi.value(), MomentIds.of(measureTime));
    }
}
