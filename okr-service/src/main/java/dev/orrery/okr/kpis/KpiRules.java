package dev.orrery.okr.kpis;

import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.DatedTarget;
import dev.orrery.okr.indicator.Direction;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.StatusRules;
import dev.orrery.okr.indicator.Target;
import dev.orrery.okr.indicator.Targets;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stored of a KPI as the rules by which its status follows. */
final class KpiRules {
    private KpiRules() {}

    static StatusRules of(KpiRecord row, PeriodCalendar calendar, List<KpiTargetRecord> targets) {
        Direction direction = Direction.valueOf(row.getDirection());
        return new StatusRules(
                Period.valueOf(row.getPeriod()),
                calendar,
                Aggregation.valueOf(row.getAggregation()),
                row.getHysteresis(),
                Duration.ofSeconds(row.getBreachAfterSeconds()),
                Duration.ofSeconds(row.getGraceSeconds()),
                new Targets(targets.stream()
                        .map(dated -> new DatedTarget(dated.getEffectiveTime(), target(direction, dated)))
                        .toList()));
    }

    static Target target(Direction direction, KpiTargetRecord row) {
        return new Target(direction, row.getTargetValue(), row.getWarnThreshold(), row.getAlarmThreshold());
    }

    /** Whether two rows of a KPI have the same target. */
    static boolean hasSameTarget(KpiRecord one, KpiRecord other) {
        return isSame(one.getTargetValue(), other.getTargetValue())
                && isSame(one.getWarnThreshold(), other.getWarnThreshold())
                && isSame(one.getAlarmThreshold(), other.getAlarmThreshold());
    }

    /** Whether the whole history is another by what has changed in a row. */
    static boolean isRedefinedBy(KpiRecord before, KpiRecord after) {
        return !before.getDirection().equals(after.getDirection())
                || !before.getPeriod().equals(after.getPeriod())
                || !before.getAggregation().equals(after.getAggregation())
                || before.getHysteresis().compareTo(after.getHysteresis()) != 0
                || !before.getBreachAfterSeconds().equals(after.getBreachAfterSeconds())
                || !before.getGraceSeconds().equals(after.getGraceSeconds());
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
