package dev.orrery.console.goals;

import dev.orrery.console.ui.Chart;
import dev.orrery.console.ui.Chart.Mark;
import dev.orrery.console.ui.Chart.Point;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Tone;
import dev.orrery.okr.v1.Kpi;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The measurements of a KPI as a line, its target and thresholds across it. */
final class KpiChart {
    private KpiChart() {}

    /**
     * @param measurements at least one, in any order
     */
    static Chart draw(Kpi kpi, List<Measurements.Signed> measurements, ZoneId zone) {
        List<Point> points = measurements.stream()
                .map(signed -> new Point(signed.time(), signed.value()))
                .sorted(Comparator.comparing(Point::time))
                .toList();
        String latest = Decimals.withUnit(points.getLast().value(), kpi.getUnit());
        return new Chart(
                kpi.getDisplayName() + " over its last " + points.size() + " measurements, now " + latest,
                points,
                marks(kpi),
                value -> Decimals.withUnit(value, ""),
                time -> Times.exact(time, zone));
    }

    /** What its numbers are held against; the target first. */
    static List<Mark> marks(Kpi kpi) {
        List<Mark> marks = new ArrayList<>();
        add(marks, "Target", Decimals.number(kpi.hasTargetValue(), kpi.getTargetValue()), Tone.GOOD);
        add(marks, "Warn", Decimals.number(kpi.hasWarnThreshold(), kpi.getWarnThreshold()), Tone.WARN);
        add(marks, "Alarm", Decimals.number(kpi.hasAlarmThreshold(), kpi.getAlarmThreshold()), Tone.BAD);
        return marks;
    }

    private static void add(List<Mark> marks, String label, @Nullable BigDecimal value, Tone tone) {
        if (value != null) {
            marks.add(new Mark(label, value, tone));
        }
    }
}
