package dev.orrery.okr.alerts;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.MomentIds;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Signal;
import dev.orrery.okr.indicator.StatusChange;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.AlertRecord;
import dev.orrery.okr.v1.Alert;
import dev.orrery.okr.v1.Kpi;
import java.time.Instant;

/**
 * Alerts as rows and as the contract's. An alert's id says of what and when it is: a history has one signal at a moment,
 * so nothing can be told twice.
 */
final class AlertProtos {
    private static final NamePattern NAME = NamePattern.of("orgs/{org}/alerts/{alert}");

    private AlertProtos() {}

    static Alert of(Organization organization, AlertRecord row) {
        Alert.Builder alert = Alert.newBuilder()
                .setName(NAME.format(organization.alias(), row.getAlertId()))
                .setType(Alert.Type.valueOf(row.getType()))
                .setSubject(new KpiId(row.getKpiId()).in(organization))
                .setTime(Times.of(row.getAlertTime()))
                .setSilenced(row.getIsSilenced());
        if (row.getStatus() != null) {
            alert.setStatus(Kpi.Status.valueOf(row.getStatus()));
        }
        if (row.getValue() != null) {
            alert.setValue(Decimals.of(row.getValue()));
        }
        return alert.build();
    }

    static AlertRecord ofSignal(Edit edit, KpiId kpi, StatusChange change, Signal signal) {
        return new AlertRecord(
                edit.organizationId(),
                "status-" + kpi.value() + "-" + MomentIds.of(change.time()),
                type(signal).name(),
                kpi.value(),
                change.time(),
                change.status().name(),
                change.value(),
                false);
    }

    static AlertRecord ofReview(Edit edit, KpiId kpi, Instant due) {
        return new AlertRecord(
                edit.organizationId(),
                "review-" + kpi.value() + "-" + MomentIds.of(due),
                Alert.Type.KPI_REVIEW_DUE.name(),
                kpi.value(),
                due,
                null,
                null,
                false);
    }

    private static Alert.Type type(Signal signal) {
        return switch (signal) {
            case BREACH -> Alert.Type.KPI_BREACH;
            case RECOVERED -> Alert.Type.KPI_RECOVERED;
        };
    }
}
