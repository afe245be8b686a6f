package dev.orrery.okr.kpis;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.MomentIds;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.CreateMeasurementRequest;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.GetKpiRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceImplBase;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.ListKpisResponse;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.ListMeasurementsResponse;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiRequest;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** KPIs and their measurements over gRPC. Members make and measure them; their owners and ADMINs change and delete. */
@Component
final class KpiEndpoint extends KpiServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final KpiStore kpis;
    private final MeasurementStore measurements;
    private final Ingestion ingestion;

    KpiEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            KpiStore kpis,
            MeasurementStore measurements,
            Ingestion ingestion) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.kpis = kpis;
        this.measurements = measurements;
        this.ingestion = ingestion;
    }

    @Override
    public void createKpi(CreateKpiRequest request, StreamObserver<Kpi> responses) {
        Member member = members.ofParent(request.getParent());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Kpi.parser(),
                        edit -> kpis.create(edit, request.getKpiId(), request.getKpi())));
    }

    @Override
    public void getKpi(GetKpiRequest request, StreamObserver<Kpi> responses) {
        List<String> name = KpiId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> kpis.get(transaction, new KpiId(name.get(1)))));
    }

    @Override
    public void listKpis(ListKpisRequest request, StreamObserver<ListKpisResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Kpi> page = edits.read(member, transaction -> kpis.list(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListKpisResponse.newBuilder()
                        .addAllKpis(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateKpi(UpdateKpiRequest request, StreamObserver<Kpi> responses) {
        List<String> name = KpiId.NAME.parse("kpi.name", request.getKpi().getName());
        Member member = members.of(name.get(0));
        Update<Kpi> update = Update.of(request.getKpi(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(member, request, Kpi.parser(), edit -> kpis.update(edit, new KpiId(name.get(1)), update)));
    }

    @Override
    public void deleteKpi(DeleteKpiRequest request, StreamObserver<Empty> responses) {
        List<String> name = KpiId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(member, request, edit -> kpis.delete(edit, new KpiId(name.get(1)), request.getEtag())));
    }

    @Override
    public void createMeasurement(CreateMeasurementRequest request, StreamObserver<Measurement> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Measurement.parser(),
                        edit -> measurements.create(edit, new KpiId(name.get(1)), request.getMeasurement())));
    }

    @Override
    public void batchCreateMeasurements(
            BatchCreateMeasurementsRequest request, StreamObserver<BatchCreateMeasurementsResponse> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        BatchCreateMeasurementsResponse.parser(),
                        edit -> ingestion.run(edit, BatchSeries.of(request, name.get(1)))));
    }

    @Override
    public void listMeasurements(ListMeasurementsRequest request, StreamObserver<ListMeasurementsResponse> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Optional<Instant> start =
                Optional.ofNullable(Times.optional("start_time", request.hasStartTime(), request.getStartTime()));
        Optional<Instant> end =
                Optional.ofNullable(Times.optional("end_time", request.hasEndTime(), request.getEndTime()));
        Page<Measurement> page = edits.read(member, transaction -> {
            KpiId kpi = new KpiId(name.get(1));
            kpis.get(transaction, kpi);
            return measurements.list(transaction, kpi, start, end, asked);
        });
        Answers.send(
                responses,
                ListMeasurementsResponse.newBuilder()
                        .addAllMeasurements(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void deleteMeasurement(DeleteMeasurementRequest request, StreamObserver<Empty> responses) {
        List<String> name = MeasurementName.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Instant measureTime = MomentIds.moment(name.get(2));
        Answers.send(
                responses,
                edits.delete(member, request, edit -> measurements.delete(edit, new KpiId(name.get(1)), measureTime)));
    }
}
