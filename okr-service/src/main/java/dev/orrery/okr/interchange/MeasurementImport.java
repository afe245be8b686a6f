package dev.orrery.okr.interchange;

import com.google.api.HttpBody;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.interchange.CsvReader.Row;
import dev.orrery.okr.kpis.Ingestion;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.ImportMeasurementsResponse;
import dev.orrery.okr.v1.ImportMeasurementsResponse.Failure;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.MeasurementFailure;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records the measurements of a CSV table: every good row lands, every bad one is listed by its line. */
@Component
final class MeasurementImport {
    /** As many as a batch has, because it is one. */
    private static final int MAX_ROWS = 10_000;

    private final Ingestion ingestion;

    MeasurementImport(Ingestion ingestion) {
        this.ingestion = ingestion;
    }

    /** {@code kpiId} is {@code -} where the table names them. */
    ImportMeasurementsResponse run(Edit edit, String kpiId, HttpBody content) {
        boolean hasSeveral = kpiId.equals(Names.ANY);
        List<Row> rows = rows(content);
        MeasurementTable table = MeasurementTable.of(rows.getFirst(), hasSeveral);
        List<Failure> failures = new ArrayList<>();
        Map<String, KpiMeasurements.Builder> series = new LinkedHashMap<>();
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        for (Row row : rows.subList(1, rows.size())) {
            try {
                Measurement measurement = table.measurement(row);
                String id = hasSeveral ? table.kpi(row) : kpiId;
                String name = new KpiId(id).in(edit.organization());
                series.computeIfAbsent(id, any -> KpiMeasurements.newBuilder().setKpi(name))
                        .addMeasurements(measurement);
                lines.computeIfAbsent(id, any -> new ArrayList<>()).add(row.line());
            } catch (ServiceException bad) {
                failures.add(failure(row.line(), bad));
            }
        }
        BatchCreateMeasurementsResponse result = lines.isEmpty()
                ? BatchCreateMeasurementsResponse.getDefaultInstance()
                : ingestion.run(
                        edit,
                        series.values().stream()
                                .map(KpiMeasurements.Builder::build)
                                .toList());
        List<Integer> lineOfIndex =
                lines.values().stream().flatMap(List::stream).toList();
        result.getFailuresList().forEach(failure -> failures.add(failure(lineOfIndex, failure)));
        return ImportMeasurementsResponse.newBuilder()
                .setCreated(result.getCreated())
                .setUpdated(result.getUpdated())
                .setUnchanged(result.getUnchanged())
                .setSuperseded(result.getSuperseded())
                .addAllFailures(failures.stream()
                        .sorted(Comparator.comparingInt(Failure::getLine))
                        .toList())
                .build();
    }

    private static List<Row> rows(HttpBody content) {
        List<Row> rows;
        try {
            rows = CsvReader.rows(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.getData().asReadOnlyByteBuffer())
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw ServiceException.invalidField("content.data", "not UTF-8 (expected: CSV in UTF-8)");
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField("content.data", String.valueOf(malformed.getMessage()));
        }
        if (rows.size() < 2 || rows.size() > MAX_ROWS + 1) {
            throw ServiceException.invalidField(
                    "content.data", rows.size() + " rows (expected: one of names and 1 to " + MAX_ROWS + " more)");
        }
        return rows;
    }

    private static Failure failure(int line, ServiceException bad) {
        Failure.Builder failure =
                Failure.newBuilder().setLine(line).setReason(bad.reason()).setMessage(String.valueOf(bad.getMessage()));
        bad.violations().stream()
                .findFirst()
                .ifPresent(violation -> failure.setColumn(violation.field()).setMessage(violation.description()));
        return failure.build();
    }

    private static Failure failure(List<Integer> lines, MeasurementFailure failure) {
        return Failure.newBuilder()
                .setLine(lines.get(failure.getIndex()))
                .setReason(failure.getReason())
                .setColumn(failure.getField())
                .setMessage(failure.getMessage())
                .build();
    }
}
