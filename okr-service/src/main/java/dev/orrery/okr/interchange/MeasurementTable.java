package dev.orrery.okr.interchange;

import com.google.protobuf.util.Timestamps;
import com.google.type.Decimal;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.interchange.CsvReader.Row;
import dev.orrery.okr.v1.Measurement;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV table as measurements: its first row says what is in which column. */
final class MeasurementTable {
    static final String KPI = "kpi";
    static final String TIME = "measure_time";
    static final String VALUE = "value";
    static final String NOTES = "notes";
    static final String SOURCE = "source";

    private static final Set<String> OPTIONAL = Set.of(NOTES, SOURCE);

    private final List<String> columns;

    private MeasurementTable(List<String> columns) {
        this.columns = columns;
    }

    /** By the first row, which must name each column once and all that are needed. */
    static MeasurementTable of(Row header, boolean hasSeveralKpis) {
        List<String> columns = header.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        Set<String> needed = hasSeveralKpis ? Set.of(KPI, TIME, VALUE) : Set.of(TIME, VALUE);
        boolean areKnown = columns.stream().allMatch(column -> needed.contains(column) || OPTIONAL.contains(column));
        if (!areKnown || !columns.containsAll(needed) || Set.copyOf(columns).size() != columns.size()) {
            throw ServiceException.invalidField(
                    "content.data",
                    "columns " + String.join(",", columns) + " (expected: measure_time, value"
                            + (hasSeveralKpis ? ", kpi" : "") + ", and perhaps notes, source)");
        }
        return new MeasurementTable(columns);
    }

    /** The measurement of a row; what only the service can tell of its value, it is not asked here. */
    Measurement measurement(Row row) {
        if (row.cells().size() != columns.size()) {
            throw ServiceException.invalidField(
                    "", row.cells().size() + " cells (expected: " + columns.size() + ", as the first row has)");
        }
        Measurement.Builder measurement = Measurement.newBuilder()
                .setValue(Decimal.newBuilder().setValue(cell(row, VALUE).strip()))
                .setNotes(cell(row, NOTES))
                .setSource(source(cell(row, SOURCE)));
        try {
            measurement.setMeasureTime(Timestamps.parse(cell(row, TIME).strip()));
        } catch (ParseException malformed) {
            throw ServiceException.invalidField(
                    TIME, cell(row, TIME) + " (expected: RFC 3339, such as 2026-11-21T09:00:00Z)");
        }
        return measurement.build();
    }

    String kpi(Row row) {
        return cell(row, KPI).strip();
    }

    private String cell(Row row, String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= row.cells().size() ? "" : row.cells().get(index);
    }

    private static Measurement.Source source(String name) {
        Measurement.Source source = sourceOrNull(name);
        if (source == null) {
            throw ServiceException.invalidField(SOURCE, name + " (expected: MANUAL, AUTO or IMPORT)");
        }
        return source;
    }

    private static Measurement.@Nullable Source sourceOrNull(String name) {
        return switch (name.strip()) {
            case "", "IMPORT" -> Measurement.Source.IMPORT;
            case "MANUAL" -> Measurement.Source.MANUAL;
            case "AUTO" -> Measurement.Source.AUTO;
            default -> null;
        };
    }
}
