package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.MeasurementRecord;
import dev.orrery.okr.v1.Measurement;
import java.time.Duration;
import java.time.Instant;

/** Measurements of the contract as rows, and back. */
final class MeasurementProtos {
    /** How far ahead of now a measurement may lie: clocks and zones differ. */
    private static final Duration MAX_AHEAD = Duration.ofDays(1);

    private static final int MAX_NOTES = 2_000;

    private MeasurementProtos() {}

    static Measurement of(Organization organization, MeasurementRecord row) {
        return Measurement.newBuilder()
                .setName(MeasurementName.of(organization, new KpiId(row.getKpiId()), row.getMeasureTime()))
                .setMeasureTime(Times.of(row.getMeasureTime()))
                .setValue(Decimals.of(row.getValue()))
                .setNotes(row.getNotes())
                .setSource(Measurement.Source.valueOf(row.getSource()))
                .setMeasuredBy(new References(organization).userName(row.getMeasuredBy()))
                .build();
    }

    /** {@code field} leads to the measurement in the request. */
    static MeasurementRecord row(Edit edit, KpiId kpi, String field, Measurement measurement) {
        MeasurementRecord row = new MeasurementRecord();
        row.setOrgId(edit.organizationId());
        row.setKpiId(kpi.value());
        row.setMeasureTime(measureTime(edit, field + ".measure_time", measurement));
        row.setValue(Decimals.required(field + ".value", measurement.hasValue(), measurement.getValue()));
        row.setNotes(measurement.getNotes());
        row.setSource(Enums.name(measurement.getSource(), Measurement.Source.MANUAL));
        row.setMeasuredBy(edit.author().requireUser());
        return row;
    }

    /** A measurement of a batch, whose rules the contract leaves to us, so that a bad one does not spoil the others. */
    static BatchItem item(Edit edit, int index, Measurement measurement) {
        Texts.atMost("notes", MAX_NOTES, measurement.getNotes());
        if (measurement.getSource() == Measurement.Source.UNRECOGNIZED) {
            throw ServiceException.invalidField(
                    "source", measurement.getSourceValue() + " (expected: a value of Measurement.Source)");
        }
        return new BatchItem(
                index,
                measureTime(edit, "measure_time", measurement),
                Decimals.required("value", measurement.hasValue(), measurement.getValue()),
                measurement.getNotes(),
                Enums.name(measurement.getSource(), Measurement.Source.MANUAL));
    }

    private static Instant measureTime(Edit edit, String field, Measurement measurement) {
        if (!measurement.hasMeasureTime()) {
            return edit.time();
        }
        Instant time = Times.instant(field, measurement.getMeasureTime());
        if (time.isAfter(edit.time().plus(MAX_AHEAD))) {
            throw ServiceException.invalidField(field, time + " (expected: at most a day ahead)");
        }
        return time;
    }
}
