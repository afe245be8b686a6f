package dev.orrery.okr.interchange;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.server.PacedStream;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.v1.ExportMeasurementsRequest;
import dev.orrery.okr.v1.ImportMeasurementsRequest;
import dev.orrery.okr.v1.ImportMeasurementsResponse;
import dev.orrery.okr.v1.KpiInterchangeServiceGrpc.KpiInterchangeServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Measurements in and out as CSV, for members. */
@Component
final class KpiInterchangeEndpoint extends KpiInterchangeServiceImplBase {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final Span ALL =
            new Span(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    private final Members members;
    private final Edits edits;
    private final KpiStore kpis;
    private final MeasurementImport imports;

    KpiInterchangeEndpoint(Members members, Edits edits, KpiStore kpis, MeasurementImport imports) {
        this.members = members;
        this.edits = edits;
        this.kpis = kpis;
        this.imports = imports;
    }

    @Override
    public void importMeasurements(
            ImportMeasurementsRequest request, StreamObserver<ImportMeasurementsResponse> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        ImportMeasurementsResponse.parser(),
                        edit -> imports.run(edit, name.get(1), request.getContent())));
    }

    @Override
    public void exportMeasurements(ExportMeasurementsRequest request, StreamObserver<HttpBody> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        KpiId kpi = new KpiId(name.get(1));
        Span span = span(request);
        edits.read(member, transaction -> kpis.row(transaction, kpi));
        MeasurementExport export = new MeasurementExport(
                span, rest -> edits.read(member, transaction -> MeasurementRows.of(transaction, kpi, rest)));
        PacedStream.send(responses, () -> export.next().map(KpiInterchangeEndpoint::body));
    }

    private static Span span(ExportMeasurementsRequest request) {
        Instant start = request.hasStartTime() ? Times.instant("start_time", request.getStartTime()) : ALL.from();
        Instant end = request.hasEndTime() ? Times.instant("end_time", request.getEndTime()) : ALL.to();
        if (end.isBefore(start)) {
            throw ServiceException.invalidField("end_time", end + " (expected: not before start_time, " + start + ")");
        }
        return new Span(start, end);
    }

    private static HttpBody body(String text) {
        return HttpBody.newBuilder()
                .setContentType(CSV)
                .setData(ByteString.copyFromUtf8(text))
                .build();
    }
}
