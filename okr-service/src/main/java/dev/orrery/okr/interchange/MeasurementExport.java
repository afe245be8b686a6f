package dev.orrery.okr.interchange;

import dev.orrery.okr.indicator.Period.Span;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A KPI's measurements as CSV, in the order of their moments: a piece when it is asked for. */
final class MeasurementExport {
    private final Function<Span, List<MeasurementRows.Row>> read;
    private Optional<Span> rest;
    private boolean hasHeader;

    /** {@code read} answers the first rows of a span, as many as it can at once. */
    MeasurementExport(Span span, Function<Span, List<MeasurementRows.Row>> read) {
        this.read = read;
        this.rest = Optional.of(span);
    }

    /** The next piece; empty after the last. */
    Optional<String> next() {
        if (!hasHeader) {
            hasHeader = true;
            CsvWriter csv = new CsvWriter();
            csv.row(MeasurementTable.TIME, MeasurementTable.VALUE, MeasurementTable.NOTES, MeasurementTable.SOURCE);
            return Optional.of(csv.toString());
        }
        List<MeasurementRows.Row> rows = rest.map(read).orElse(List.of());
        rest = rest.filter(span -> rows.size() == MeasurementRows.MAX_COUNT)
                .map(span -> new Span(rows.getLast().time().plus(1, ChronoUnit.MICROS), span.to()));
        return rows.isEmpty() ? Optional.empty() : Optional.of(csv(rows));
    }

    private static String csv(List<MeasurementRows.Row> rows) {
        CsvWriter csv = new CsvWriter();
        rows.forEach(row -> csv.row(row.time().toString(), row.value(), row.notes(), row.source()));
        return csv.toString();
    }
}
