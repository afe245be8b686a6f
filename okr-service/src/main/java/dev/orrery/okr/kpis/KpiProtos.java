package dev.orrery.okr.kpis;

import com.google.protobuf.util.Durations;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Direction;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.Kpi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** KPIs of the contract as rows, and back. */
public final class KpiProtos {
    private KpiProtos() {}

    public static Kpi of(Organization organization, KpiRecord row) {
        Kpi.Builder kpi = Kpi.newBuilder()
                .setName(new KpiId(row.getKpiId()).in(organization))
                .setDisplayName(row.getDisplayName())
                .setDescription(row.getDescription())
                .setUnit(row.getUnit())
                .setDirection(Kpi.Direction.valueOf(row.getDirection()))
                .setSourceType(Kpi.SourceType.valueOf(row.getSourceType()))
                .setKpiType(Kpi.KpiType.valueOf(row.getKpiType()))
                .setPeriod(Kpi.Period.valueOf(row.getPeriod()))
                .setAggregation(Kpi.Aggregation.valueOf(row.getAggregation()))
                .setOwner(new References(organization).userName(row.getOwnerId()))
                .setStatus(Kpi.Status.valueOf(row.getStatus()))
                .setFormula(row.getFormula())
                .addAllTags(List.of(row.getTags()))
                .putAllCustomFields(CustomFields.read(row.getCustomFields()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        if (row.getProjectId() != null) {
            kpi.setProject(new ProjectId(row.getProjectId()).in(organization));
        }
        addNumbers(row, kpi);
        return kpi.build();
    }

    private static void addNumbers(KpiRecord row, Kpi.Builder kpi) {
        if (row.getTargetValue() != null) {
            kpi.setTargetValue(Decimals.of(row.getTargetValue()));
        }
        if (row.getBaselineValue() != null) {
            kpi.setBaselineValue(Decimals.of(row.getBaselineValue()));
        }
        if (row.getWarnThreshold() != null) {
            kpi.setWarnThreshold(Decimals.of(row.getWarnThreshold()));
        }
        if (row.getAlarmThreshold() != null) {
            kpi.setAlarmThreshold(Decimals.of(row.getAlarmThreshold()));
        }
        if (row.getCurrentValue() != null) {
            kpi.setCurrentValue(Decimals.of(row.getCurrentValue()));
        }
        if (row.getLastMeasureTime() != null) {
            kpi.setLastMeasureTime(Times.of(row.getLastMeasureTime()));
        }
        if (row.getHysteresis().signum() != 0) {
            kpi.setHysteresis(Decimals.of(row.getHysteresis()));
        }
        if (row.getBreachAfterSeconds() != 0) {
            kpi.setBreachAfter(Durations.fromSeconds(row.getBreachAfterSeconds()));
        }
        if (row.getGraceSeconds() != 0) {
            kpi.setNoDataGrace(Durations.fromSeconds(row.getGraceSeconds()));
        }
        if (row.getNextReviewTime() != null) {
            kpi.setNextReviewTime(Times.of(row.getNextReviewTime()));
        }
    }

    /** Takes over what callers may set; without an owner it is the author's. */
    static void apply(Edit edit, Kpi kpi, KpiRecord row) {
        References references = new References(edit.organization());
        UUID owner = references.userOrNull("kpi.owner", kpi.getOwner());
        row.setDisplayName(Texts.required("kpi.display_name", kpi.getDisplayName()));
        row.setDescription(kpi.getDescription());
        row.setUnit(kpi.getUnit());
        row.setDirection(Enums.name(kpi.getDirection(), Kpi.Direction.HIGHER_IS_BETTER));
        row.setSourceType(Enums.name(kpi.getSourceType(), Kpi.SourceType.MANUAL));
        row.setFormula(kpi.getFormula());
        FormulaRules.requireText(row);
        row.setKpiType(Enums.name(kpi.getKpiType(), Kpi.KpiType.GAUGE));
        row.setPeriod(Enums.name(kpi.getPeriod(), Kpi.Period.MONTHLY));
        row.setAggregation(Enums.name(kpi.getAggregation(), Kpi.Aggregation.LAST));
        row.setOwnerId(owner == null ? edit.author().requireUser() : owner);
        row.setProjectId(references.idOrNull("kpi.project", ProjectId.NAME, kpi.getProject()));
        applyReview(Times.optional("kpi.next_review_time", kpi.hasNextReviewTime(), kpi.getNextReviewTime()), row);
        row.setTags(kpi.getTagsList().toArray(String[]::new));
        row.setCustomFields(CustomFields.write(kpi.getCustomFieldsMap()));
        applyNumbers(kpi, row);
        applyPatience(kpi, row);
        TargetProtos.requireSense(
                "kpi",
                Direction.valueOf(row.getDirection()),
                row.getTargetValue(),
                row.getWarnThreshold(),
                row.getAlarmThreshold());
    }

    private static void applyNumbers(Kpi kpi, KpiRecord row) {
        row.setTargetValue(Decimals.optional("kpi.target_value", kpi.hasTargetValue(), kpi.getTargetValue()));
        row.setBaselineValue(Decimals.optional("kpi.baseline_value", kpi.hasBaselineValue(), kpi.getBaselineValue()));
        row.setWarnThreshold(Decimals.optional("kpi.warn_threshold", kpi.hasWarnThreshold(), kpi.getWarnThreshold()));
        row.setAlarmThreshold(
                Decimals.optional("kpi.alarm_threshold", kpi.hasAlarmThreshold(), kpi.getAlarmThreshold()));
    }

    /** Another time is another reminder. */
    private static void applyReview(@Nullable Instant time, KpiRecord row) {
        if (!Objects.equals(time, row.getNextReviewTime())) {
            row.setNextReviewTime(time);
            row.setReviewDueTime(time);
        }
    }

    private static void applyPatience(Kpi kpi, KpiRecord row) {
        BigDecimal hysteresis = Decimals.notNegative("kpi.hysteresis", kpi.hasHysteresis(), kpi.getHysteresis());
        row.setHysteresis(hysteresis == null ? BigDecimal.ZERO : hysteresis);
        row.setBreachAfterSeconds(kpi.getBreachAfter().getSeconds());
        row.setGraceSeconds(kpi.getNoDataGrace().getSeconds());
    }
}
