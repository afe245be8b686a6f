package dev.orrery.okr.keyresults;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResult.ProgressSource;
import java.math.BigDecimal;

/** Key results of the contract as rows, and back. */
final class KeyResultProtos {
    private KeyResultProtos() {}

    static KeyResultId id(KeyResultRecord row) {
        return new KeyResultId(row.getObjectiveId(), row.getKeyResultId());
    }

    static KeyResult of(Organization organization, KeyResultRecord row) {
        KeyResult.Builder keyResult = KeyResult.newBuilder()
                .setName(id(row).in(organization))
                .setTitle(row.getTitle())
                .setKind(KeyResult.Kind.valueOf(row.getKind()))
                .setStartValue(Decimals.of(row.getStartValue()))
                .setUnit(row.getUnit())
                .setWeight(Decimals.of(row.getWeight()))
                .setProgressSource(ProgressSource.valueOf(row.getProgressSource()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        if (row.getKpiId() != null) {
            keyResult.setKpi(new KpiId(row.getKpiId()).in(organization));
        }
        if (row.getFreezeTime() != null) {
            keyResult.setFreezeTime(Times.of(row.getFreezeTime()));
        }
        addNumbers(row, keyResult);
        return keyResult.build();
    }

    private static void addNumbers(KeyResultRecord row, KeyResult.Builder keyResult) {
        if (row.getTargetValue() != null) {
            keyResult.setTargetValue(Decimals.of(row.getTargetValue()));
        }
        if (row.getLowerBound() != null) {
            keyResult.setLowerBound(Decimals.of(row.getLowerBound()));
        }
        if (row.getUpperBound() != null) {
            keyResult.setUpperBound(Decimals.of(row.getUpperBound()));
        }
        if (row.getCurrentValue() != null) {
            keyResult.setCurrentValue(Decimals.of(row.getCurrentValue()));
        }
        if (row.getProgress() != null) {
            keyResult.setProgress(Decimals.of(row.getProgress()));
        }
        if (row.getConfidence() != null) {
            keyResult.setConfidence(Decimals.of(row.getConfidence()));
        }
    }

    /** Takes over what callers may set; refuses what states no goal. */
    static void apply(Organization organization, KeyResult keyResult, KeyResultRecord row) {
        BigDecimal start =
                Decimals.optional("key_result.start_value", keyResult.hasStartValue(), keyResult.getStartValue());
        row.setTitle(Texts.required("key_result.title", keyResult.getTitle()));
        row.setKind(Enums.name(keyResult.getKind(), KeyResult.Kind.INCREASE));
        row.setStartValue(start == null ? BigDecimal.ZERO : start);
        row.setTargetValue(
                Decimals.optional("key_result.target_value", keyResult.hasTargetValue(), keyResult.getTargetValue()));
        row.setLowerBound(
                Decimals.optional("key_result.lower_bound", keyResult.hasLowerBound(), keyResult.getLowerBound()));
        row.setUpperBound(
                Decimals.optional("key_result.upper_bound", keyResult.hasUpperBound(), keyResult.getUpperBound()));
        row.setUnit(keyResult.getUnit());
        row.setWeight(Decimals.weight("key_result.weight", keyResult.hasWeight(), keyResult.getWeight()));
        row.setProgressSource(Enums.name(keyResult.getProgressSource(), ProgressSource.CHECK_IN));
        row.setKpiId(new References(organization).idOrNull("key_result.kpi", KpiId.NAME, keyResult.getKpi()));
        Goals.of(row);
        requireFittingSource(keyResult, row);
    }

    private static void requireFittingSource(KeyResult keyResult, KeyResultRecord row) {
        boolean followsKpi = row.getProgressSource().equals(ProgressSource.KPI.name());
        if (followsKpi != (row.getKpiId() != null)) {
            String value = keyResult.getKpi().isEmpty() ? "empty" : keyResult.getKpi();
            throw ServiceException.invalidField(
                    "key_result.kpi", value + " (expected: a KPI where progress_source is KPI, and empty elsewhere)");
        }
        if (row.getProgressSource().equals(ProgressSource.LINKED_WORK.name())
                && row.getKind().equals(KeyResult.Kind.MAINTAIN.name())) {
            throw ServiceException.invalidField(
                    "key_result.progress_source", "LINKED_WORK (expected: another, because the kind is MAINTAIN)");
        }
    }
}
