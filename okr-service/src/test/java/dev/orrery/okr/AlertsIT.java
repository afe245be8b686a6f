package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.kpis.DueReviews;
import dev.orrery.okr.v1.Alert;
import dev.orrery.okr.v1.AlertServiceGrpc;
import dev.orrery.okr.v1.AlertServiceGrpc.AlertServiceBlockingStub;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.CreateSilenceRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.DeleteSilenceRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.ListAlertsRequest;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.ListSilencesRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Silence;
import dev.orrery.okr.v1.UpdateKpiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever watches is told of each breach and each recovery once, and of what turns out never to have happened. */
@OkrTest
class AlertsIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private DueReviews reviews;

    private final Organization acme = TestCaller.organization("acme");
    private String position = "";

    @BeforeEach
    void begin() {
        ada().kpi(aKpi());
        told();
    }

    @Test
    void tellsOfABreachAndOfRecoveryOnce() {
        Kpi kpi = ada().kpi(aKpi());
        measure(kpi, 0, "40");
        measure(kpi, 1, "45");
        measure(kpi, 2, "20");
        measure(kpi, 3, "90");

        assertThat(told())
                .extracting(AlertsIT::print)
                .containsExactly(
                        "CREATED KPI_BREACH AT_RISK 40",
                        "CREATED KPI_BREACH OFF_TRACK 20",
                        "CREATED KPI_RECOVERED ON_TRACK 90");
        assertThat(listed("subject=\"" + kpi.getName() + "\""))
                .extracting(Alert::getTime)
                .containsExactly(at(3), at(2), at(0));
        assertThat(listed("type=KPI_RECOVERED"))
                .singleElement()
                .returns(kpi.getName(), Alert::getSubject)
                .returns(false, Alert::getSilenced);
    }

    @Test
    void takesBackWhatLateMeasurementsDisprove() {
        Kpi kpi = ada().kpi(aKpi().setAggregation(Kpi.Aggregation.AVG));
        measure(kpi, 10, "40");
        Measurement late = measure(kpi, 5, "90");
        assertThat(told())
                .extracting(AlertsIT::print)
                .containsExactly("CREATED KPI_BREACH AT_RISK 40", "DELETED KPI_BREACH");

        ada().kpis()
                .deleteMeasurement(DeleteMeasurementRequest.newBuilder()
                        .setName(late.getName())
                        .build());
        measure(kpi, 10, "45");

        assertThat(told())
                .extracting(AlertsIT::print)
                .containsExactly("CREATED KPI_BREACH AT_RISK 40", "UPDATED KPI_BREACH AT_RISK 45");
    }

    @Test
    void tellsNobodyOfWhatFallsIntoASilence() {
        Kpi kpi = ada().kpi(aKpi());
        Silence silence = silence(kpi, 0, 5);
        told();
        measure(kpi, 0, "40");
        measure(kpi, 5, "90");

        assertThat(told()).extracting(AlertsIT::print).containsExactly("CREATED KPI_RECOVERED ON_TRACK 90");
        assertThat(listed("")).extracting(Alert::getSilenced).containsExactly(false, true);
        DeleteSilenceRequest delete =
                DeleteSilenceRequest.newBuilder().setName(silence.getName()).build();
        assertThat(Refusal.of(() -> alerts("zoe").deleteSilence(delete)).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(alerts("zoe")
                        .listSilences(ListSilencesRequest.newBuilder()
                                .setParent(acme.name())
                                .setFilter("kpi=\"" + kpi.getName() + "\"")
                                .build())
                        .getSilencesList())
                .containsExactly(silence);
        alerts("ada").deleteSilence(delete);
        assertThat(Refusal.of(() -> alerts("ada").deleteSilence(delete)).reason())
                .isEqualTo("SILENCE_NOT_FOUND");
    }

    @Test
    void refusesSilencesThatMakeNoSense() {
        Kpi kpi = ada().kpi(aKpi());
        assertThat(Refusal.of(() -> silence(kpi, 5, 5)).fields()).containsExactly("silence.end_time");
        assertThat(Refusal.of(() -> silence(
                                kpi.toBuilder()
                                        .setName(acme.name() + "/kpis/none")
                                        .build(),
                                0,
                                5))
                        .reason())
                .isEqualTo("KPI_NOT_FOUND");
        CreateSilenceRequest request = CreateSilenceRequest.newBuilder()
                .setParent(acme.name())
                .setSilenceId("same-id")
                .setSilence(Silence.newBuilder()
                        .setKpi(kpi.getName())
                        .setStartTime(at(0))
                        .setEndTime(at(5)))
                .build();
        alerts("ada").createSilence(request);
        assertThat(Refusal.of(() -> alerts("ada").createSilence(request)).reason())
                .isEqualTo("SILENCE_EXISTS");
    }

    @Test
    void remindsOfAReviewOnceForEachTime() {
        Timestamp due =
                Timestamps.fromMillis(clock.instant().plus(Duration.ofHours(1)).toEpochMilli());
        Kpi kpi = ada().kpi(aKpi().setNextReviewTime(due));
        reviews.remind(acme);
        assertThat(told()).isEmpty();

        clock.advance(Duration.ofHours(1));
        reviews.remind(acme);
        reviews.remind(acme);
        rename(kpi);
        reviews.remind(acme);

        assertThat(told()).extracting(AlertsIT::print).containsExactly("CREATED KPI_REVIEW_DUE");
        assertThat(listed("type=KPI_REVIEW_DUE")).singleElement().returns(due, Alert::getTime);
    }

    private void rename(Kpi kpi) {
        ada().kpis()
                .updateKpi(UpdateKpiRequest.newBuilder()
                        .setKpi(Kpi.newBuilder().setName(kpi.getName()).setDisplayName("Renamed"))
                        .build());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private AlertServiceBlockingStub alerts(String who) {
        return AlertServiceGrpc.newBlockingStub(
                channels.as(TestCaller.named(who).in(acme, OrganizationRole.MEMBER)));
    }

    private static Kpi.Builder aKpi() {
        return Kpi.newBuilder()
                .setDisplayName("Signups")
                .setPeriod(Kpi.Period.YEARLY)
                .setWarnThreshold(decimal("50"))
                .setAlarmThreshold(decimal("30"));
    }

    private Measurement measure(Kpi kpi, int minute, String value) {
        return ada().measure(
                        kpi.getName(),
                        Measurement.newBuilder().setMeasureTime(at(minute)).setValue(decimal(value)));
    }

    private Silence silence(Kpi kpi, int fromMinute, int toMinute) {
        return alerts("ada")
                .createSilence(CreateSilenceRequest.newBuilder()
                        .setParent(acme.name())
                        .setSilence(Silence.newBuilder()
                                .setKpi(kpi.getName())
                                .setStartTime(at(fromMinute))
                                .setEndTime(at(toMinute))
                                .setReason("Maintenance"))
                        .build());
    }

    private static Timestamp at(int minute) {
        return Timestamps.fromMillis(NOON.plus(Duration.ofMinutes(minute)).toEpochMilli());
    }

    private List<Alert> listed(String filter) {
        return alerts("ada")
                .listAlerts(ListAlertsRequest.newBuilder()
                        .setParent(acme.name())
                        .setFilter(filter)
                        .build())
                .getAlertsList();
    }

    /** The changes of alerts since this was asked last. */
    private List<Change> told() {
        ListChangesResponse response = ada().changes()
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(acme.name())
                        .setAfterPosition(position)
                        .setPageSize(1_000)
                        .addTypes("alert")
                        .build());
        position = response.getNextPosition();
        return response.getChangesList();
    }

    private static String print(Change change) {
        Alert alert = change.getAlert();
        String type = change.getResourceName().contains("/review-") ? "KPI_REVIEW_DUE" : "KPI_BREACH";
        if (change.getKind() == Change.Kind.DELETED) {
            return "DELETED " + type;
        }
        return change.getKind() + " " + alert.getType()
                + (alert.hasValue()
                        ? " " + alert.getStatus() + " " + alert.getValue().getValue()
                        : "");
    }
}
