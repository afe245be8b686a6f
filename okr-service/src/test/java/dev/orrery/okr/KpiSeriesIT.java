package dev.orrery.okr;

import static dev.orrery.okr.KpiReader.measurement;
import static dev.orrery.okr.KpiReader.points;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.Measurement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The series of a KPI: few points where there are many measurements, and a refusal where there are too many. */
@OkrTest
class KpiSeriesIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private final Organization acme = TestCaller.organization("reading");

    @Test
    void drawsManyMeasurementsWithFewPoints() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Minutes"));
        List<Measurement> minutes = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            minutes.add(measurement(
                    NOON.minus(Duration.ofMinutes(30_000 - i)), BigDecimal.valueOf(i == 777 ? 9_000 : i % 10)));
        }
        for (int i = 0; i < minutes.size(); i += 10_000) {
            reader().batch(kpi, minutes.subList(i, i + 10_000));
        }

        KpiSeries all = reader().measured(kpi, NOON.minus(Duration.ofDays(30)), NOON, 1_000);
        KpiSeries some = reader().measured(kpi, NOON.minus(Duration.ofDays(3)), NOON, 50);

        assertThat(all.getDownsampled()).isTrue();
        assertThat(all.getMeasurementCount()).isEqualTo(30_000);
        assertThat(all.getPointsList()).hasSize(1_000);
        assertThat(points(all.getPointsList()))
                .contains(new Point(NOON.minus(Duration.ofMinutes(30_000 - 777)), BigDecimal.valueOf(9_000)));
        assertThat(some.getMeasurementCount()).isEqualTo(4_320);
        assertThat(some.getPointsList()).hasSize(50);
        assertThat(reader().measured(kpi, NOON.minusSeconds(180), NOON, 0).getPointsList())
                .hasSize(3);
    }

    @Test
    void refusesRangesThatMakeNoSense() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Load"));
        assertThat(Refusal.of(() -> reader().measured(kpi, NOON, NOON, 10)).fields())
                .containsExactly("end_time");
        assertThat(Refusal.of(() -> reader().measured(kpi, NOON.minusSeconds(1), NOON, 2))
                        .fields())
                .containsExactly("max_points");
    }

    @Test
    void refusesMoreThanOneAnswerIsWorkedOutFrom() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Load"));
        String id = kpi.getName().substring(kpi.getName().lastIndexOf('/') + 1);
        transactions.write(
                acme,
                transaction -> transaction
                        .sql()
                        .execute(
                                "INSERT INTO kpi_segment SELECT ?, ?, m, m, m, m, 1, 1, 1, 1, 1, 1"
                                        + " FROM generate_series(now() - interval '200001 seconds', now(), '1 second') AS m",
                                transaction.organizationId(),
                                id));

        assertThat(Refusal.of(() -> reader().measured(
                                        kpi, NOON.minus(Duration.ofDays(4_000)), NOON.plus(Duration.ofDays(9_000)), 10))
                        .reason())
                .isEqualTo("SERIES_TOO_DENSE");
    }

    private KpiReader reader() {
        return new KpiReader(ada());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
