package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.KPI_PERIOD_VALUE;
import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.formula.Evaluation;
import dev.orrery.okr.formula.Formula;
import dev.orrery.okr.formula.FormulaParser;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.MeasurementRecord;
import dev.orrery.okr.v1.Measurement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The measurements of a KPI that is a formula: one for each period in which all of its inputs have a value, at the
 * moment of the latest measurement among them. So they follow from the inputs alone, whatever comes when.
 */
final class FormulaPoints {
    private final Edit edit;
    private final KpiRecord row;
    private final PeriodCalendar calendar;
    private final Formula formula;

    private FormulaPoints(Edit edit, KpiRecord row, PeriodCalendar calendar) {
        this.edit = edit;
        this.row = row;
        this.calendar = calendar;
        this.formula = FormulaParser.parse(row.getFormula());
    }

    /** An input's period. */
    private record Part(String input, Instant start, Instant lastTime, BigDecimal value) {}

    /**
     * Writes what is other than before, from the period of a moment on.
     *
     * @param row locked
     * @return what has happened to the KPI; empty where it stays as it is
     */
    static Optional<Touched> rewrite(Edit edit, KpiRecord row, Instant since, PeriodCalendar calendar) {
        return new FormulaPoints(edit, row, calendar).rewrite(since);
    }

    private Optional<Touched> rewrite(Instant since) {
        Instant from = period().containing(since, calendar).from();
        Instant limit = KeptMeasurements.from(edit, from);
        List<Point> found = points(from).stream()
                .filter(point -> !point.time().isBefore(limit))
                .toList();
        List<Point> stored = stored(from.isBefore(limit) ? limit : from);
        int same = 0;
        while (same < Math.min(found.size(), stored.size()) && isSame(found.get(same), stored.get(same))) {
            same++;
        }
        List<Point> added = found.subList(same, found.size());
        List<Point> removed = stored.subList(same, stored.size());
        Optional<Instant> first =
                Stream.concat(added.stream(), removed.stream()).map(Point::time).min(Instant::compareTo);
        first.ifPresent(time -> replace(time, added));
        return first.map(time -> new Touched(row, KpiProtos.of(edit.organization(), row), time, added));
    }

    private List<Point> points(Instant from) {
        TreeMap<Instant, Map<String, Part>> periods = new TreeMap<>();
        Stream.concat(over(from), open(from))
                .forEach(part -> periods.computeIfAbsent(part.start(), start -> new HashMap<>())
                        .put(part.input(), part));
        List<Point> points = new ArrayList<>();
        periods.values().forEach(parts -> point(parts).ifPresent(points::add));
        return points;
    }

    private Optional<Point> point(Map<String, Part> parts) {
        if (parts.size() < formula.inputs().size()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> values = new HashMap<>();
        parts.forEach((input, part) -> values.put(input, part.value()));
        return Evaluation.of(formula, values)
                .map(value -> new Point(
                        parts.values().stream()
                                .map(Part::lastTime)
                                .max(Instant::compareTo)
                                .orElseThrow(),
                        value));
    }

    private Stream<Part> over(Instant from) {
        return edit
                .sql()
                .select(
                        KPI_PERIOD_VALUE.KPI_ID,
                        KPI_PERIOD_VALUE.START_TIME,
                        KPI_PERIOD_VALUE.LAST_TIME,
                        KPI_PERIOD_VALUE.VALUE)
                .from(KPI_PERIOD_VALUE)
                .where(
                        KPI_PERIOD_VALUE.ORG_ID.eq(edit.organizationId()),
                        KPI_PERIOD_VALUE.KPI_ID.in(formula.inputs()),
                        KPI_PERIOD_VALUE.END_TIME.gt(from))
                .fetch(period -> new Part(period.value1(), period.value2(), period.value3(), period.value4()))
                .stream();
    }

    private Stream<Part> open(Instant from) {
        return edit
                .sql()
                .select(KPI.KPI_ID, KPI.LAST_MEASURE_TIME, KPI.CURRENT_VALUE)
                .from(KPI)
                .where(
                        KPI.ORG_ID.eq(edit.organizationId()),
                        KPI.KPI_ID.in(formula.inputs()),
                        KPI.LAST_MEASURE_TIME.ge(from))
                .fetch(input -> new Part(
                        input.value1(),
                        period().containing(input.value2(), calendar).from(),
                        input.value2(),
                        input.value3()))
                .stream();
    }

    private List<Point> stored(Instant from) {
        return edit.sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE)
                .from(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(edit.organizationId()),
                        MEASUREMENT.KPI_ID.eq(row.getKpiId()),
                        MEASUREMENT.MEASURE_TIME.ge(from))
                .orderBy(MEASUREMENT.MEASURE_TIME)
                .fetch(point -> new Point(point.value1(), point.value2()));
    }

    private void replace(Instant from, List<Point> points) {
        edit.sql()
                .deleteFrom(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(edit.organizationId()),
                        MEASUREMENT.KPI_ID.eq(row.getKpiId()),
                        MEASUREMENT.MEASURE_TIME.ge(from))
                .execute();
        edit.sql()
                .batchInsert(points.stream()
                        .map(point -> new MeasurementRecord(
                                edit.organizationId(),
                                row.getKpiId(),
                                point.time(),
                                point.value(),
                                "",
                                Measurement.Source.AUTO.name(),
                                Author.service().logId().value()))
                        .toList())
                .execute();
    }

    private Period period() {
        return Period.valueOf(row.getPeriod());
    }

    private static boolean isSame(Point one, Point other) {
        return one.time().equals(other.time()) && one.value().compareTo(other.value()) == 0;
    }
}
