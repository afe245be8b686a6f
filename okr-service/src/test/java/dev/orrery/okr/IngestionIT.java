package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.IngestMeasurementsRequest;
import dev.orrery.okr.v1.IngestMeasurementsResponse;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiIngestServiceGrpc;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.MeasurementFailure;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Many measurements at once: the good ones land, the bad ones are listed, and a repeat changes nothing. */
@OkrTest
class IngestionIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void recordsTheGoodAndListsTheBad() {
        Kpi kpi = kpi();
        BatchCreateMeasurementsResponse response = ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addMeasurements(point(0, "1"))
                        .addMeasurements(point(1, "one"))
                        .addMeasurements(Measurement.newBuilder().setMeasureTime(Timestamps.MIN_VALUE))
                        .addMeasurements(point(2, "2").setNotes("x".repeat(2_001)))
                        .addMeasurements(point(3, "3").setNotes("\0"))
                        .addMeasurements(point(4, "4").setSourceValue(9))
                        .addMeasurements(point(1_000_000, "5"))
                        .addMeasurements(point(0, "6"))
                        .build());

        assertThat(response.getCreated()).isEqualTo(1);
        assertThat(response.getSuperseded()).isEqualTo(1);
        assertThat(response.getFailuresList())
                .extracting(MeasurementFailure::getIndex)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(response.getFailuresList())
                .extracting(MeasurementFailure::getField)
                .containsExactly("value", "value", "notes", "notes", "source", "measure_time");
        assertThat(response.getFailuresList())
                .extracting(MeasurementFailure::getReason)
                .containsOnly("INVALID_FIELD");
        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("6"));
    }

    @Test
    void measuresSeveralKpisAndTakesTheirKeyResultsAlong() {
        List<Kpi> kpis = IntStream.range(0, 30).mapToObj(i -> kpi()).toList();
        String objective = ada().objective("Grow", "").getName();
        KeyResult follower = ada().keyResult(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("follows")
                                .setTargetValue(decimal("100"))
                                .setProgressSource(KeyResult.ProgressSource.KPI)
                                .setKpi(kpis.get(7).getName()));
        BatchCreateMeasurementsRequest.Builder request =
                BatchCreateMeasurementsRequest.newBuilder().setParent(acme.name() + "/kpis/-");
        kpis.forEach(kpi -> request.addSeries(series(kpi.getName(), point(0, "10"), point(1, "25"), point(2, "50"))));
        request.addSeries(series(acme.name() + "/kpis/none", point(0, "1"), point(1, "1")));
        request.addSeries(series("kpis/none", point(0, "1")));

        BatchCreateMeasurementsResponse response = ada().kpis().batchCreateMeasurements(request.build());

        assertThat(response.getCreated()).isEqualTo(90);
        assertThat(response.getFailuresList())
                .extracting(MeasurementFailure::getIndex, MeasurementFailure::getReason)
                .containsExactly(tuple(90, "KPI_NOT_FOUND"), tuple(91, "KPI_NOT_FOUND"), tuple(92, "INVALID_FIELD"));
        kpis.forEach(
                kpi -> assertThat(ada().kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("50")));
        assertThat(ada().keyResultNow(follower.getName()).getProgress()).isEqualTo(decimal("0.5"));
        assertThat(ada().kpis().batchCreateMeasurements(request.build()).getUnchanged())
                .isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "0.0001",
                "-0.00012",
                "10000",
                "100000000",
                "99999.99999",
                "0.1",
                "1234567.8901",
                "12345678901234567890.1234567891",
                "-99999999999999999999.9999999999",
                "0.0000000001",
                "50000000"
            })
    void keepsEveryNumberExactly(String number) {
        Kpi kpi = kpi();
        ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addMeasurements(point(0, number))
                        .build());

        assertThat(ada().kpis()
                        .listMeasurements(ListMeasurementsRequest.newBuilder()
                                .setParent(kpi.getName())
                                .build())
                        .getMeasurements(0)
                        .getValue())
                .isEqualTo(decimal(number));
    }

    @Test
    void refusesBatchesThatAreNone() {
        Kpi kpi = kpi();
        assertThat(fields(BatchCreateMeasurementsRequest.newBuilder().setParent(kpi.getName())))
                .containsExactly("series");
        assertThat(fields(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addSeries(series(kpi.getName(), point(0, "1")))))
                .containsExactly("series");
        assertThat(fields(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(acme.name() + "/kpis/-")
                        .addMeasurements(point(0, "1"))))
                .containsExactly("measurements");
        List<Measurement> many =
                IntStream.range(0, 10_001).mapToObj(i -> point(-i, "1").build()).toList();
        assertThat(fields(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addAllMeasurements(many)))
                .containsExactly("series");
    }

    @Test
    void acknowledgesEachBatchOfAStream() throws Exception {
        Kpi kpi = kpi();
        List<IngestMeasurementsRequest> batches = IntStream.range(0, 20)
                .mapToObj(i -> IngestMeasurementsRequest.newBuilder()
                        .setParent(acme.name())
                        .addSeries(series(kpi.getName(), point(2 * i, "1"), point(2 * i + 1, "2")))
                        .build())
                .toList();

        List<IngestMeasurementsResponse> first = ingest(batches);
        List<IngestMeasurementsResponse> again = ingest(batches);

        assertThat(first)
                .extracting(IngestMeasurementsResponse::getSequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
        assertThat(first)
                .allSatisfy(one -> assertThat(one.getResult().getCreated()).isEqualTo(2));
        assertThat(again)
                .allSatisfy(one -> assertThat(one.getResult().getUnchanged()).isEqualTo(2));
    }

    @Test
    void endsAStreamWithABatchThatIsNone() {
        Refusal refusal = Refusal.of(() -> {
            try {
                ingest(List.of(IngestMeasurementsRequest.newBuilder()
                        .setParent(acme.name())
                        .build()));
            } catch (ExecutionException refused) {
                throw (RuntimeException) refused.getCause();
            } catch (InterruptedException | TimeoutException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(refusal.fields()).containsExactly("series");
    }

    private List<IngestMeasurementsResponse> ingest(List<IngestMeasurementsRequest> batches)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<IngestMeasurementsResponse> answers = new ArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        StreamObserver<IngestMeasurementsRequest> stream = KpiIngestServiceGrpc.newStub(ada().channel())
                .ingestMeasurements(new StreamObserver<>() {
                    @Override
                    public void onNext(IngestMeasurementsResponse answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        end.complete(null);
                    }
                });
        batches.forEach(stream::onNext);
        stream.onCompleted();
        end.get(30, TimeUnit.SECONDS);
        return answers;
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private Kpi kpi() {
        return ada().kpi(Kpi.newBuilder().setDisplayName("Signups").setWarnThreshold(decimal("20")));
    }

    private List<String> fields(BatchCreateMeasurementsRequest.Builder request) {
        return Refusal.of(() -> ada().kpis().batchCreateMeasurements(request.build()))
                .fields();
    }

    private static Measurement.Builder point(int second, String value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(NOON.plusSeconds(second).toEpochMilli()))
                .setValue(decimal(value));
    }

    private static KpiMeasurements series(String kpi, Measurement.Builder... points) {
        KpiMeasurements.Builder series = KpiMeasurements.newBuilder().setKpi(kpi);
        for (Measurement.Builder point : points) {
            series.addMeasurements(point);
        }
        return series.build();
    }
}
