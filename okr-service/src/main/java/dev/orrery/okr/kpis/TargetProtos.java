package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Direction;
import dev.orrery.okr.indicator.Target;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.KpiTargetId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import dev.orrery.okr.v1.KpiTarget;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Targets of the contract as rows, and back. */
final class TargetProtos {
    private TargetProtos() {}

    static KpiTarget of(Organization organization, KpiTargetRecord row) {
        KpiTarget.Builder target = KpiTarget.newBuilder()
                .setName(new KpiTargetId(new KpiId(row.getKpiId()), row.getEffectiveTime()).in(organization))
                .setEffectiveTime(Times.of(row.getEffectiveTime()));
        if (row.getTargetValue() != null) {
            target.setTargetValue(Decimals.of(row.getTargetValue()));
        }
        if (row.getWarnThreshold() != null) {
            target.setWarnThreshold(Decimals.of(row.getWarnThreshold()));
        }
        if (row.getAlarmThreshold() != null) {
            target.setAlarmThreshold(Decimals.of(row.getAlarmThreshold()));
        }
        return target.build();
    }

    static KpiTargetRecord row(Edit edit, KpiRecord kpi, KpiTarget target) {
        KpiTargetRecord row = new KpiTargetRecord(
                edit.organizationId(),
                kpi.getKpiId(),
                Times.instant("kpi_target.effective_time", target.getEffectiveTime()),
                Decimals.optional("kpi_target.target_value", target.hasTargetValue(), target.getTargetValue()),
                Decimals.optional("kpi_target.warn_threshold", target.hasWarnThreshold(), target.getWarnThreshold()),
                Decimals.optional(
                        "kpi_target.alarm_threshold", target.hasAlarmThreshold(), target.getAlarmThreshold()));
        requireSense(
                "kpi_target",
                Direction.valueOf(kpi.getDirection()),
                row.getTargetValue(),
                row.getWarnThreshold(),
                row.getAlarmThreshold());
        return row;
    }

    /** {@code field} leads to the target in the request. */
    static void requireSense(
            String field,
            Direction direction,
            @Nullable BigDecimal value,
            @Nullable BigDecimal warn,
            @Nullable BigDecimal alarm) {
        try {
            new Target(direction, value, warn, alarm);
        } catch (IllegalArgumentException senseless) {
            boolean lacksTarget = direction == Direction.IN_BAND && value == null;
            throw ServiceException.invalidField(
                    field + (lacksTarget ? ".target_value" : ".alarm_threshold"),
                    String.valueOf(senseless.getMessage()));
        }
    }
}
