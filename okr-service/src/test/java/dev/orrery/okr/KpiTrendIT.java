package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static dev.orrery.okr.KpiReader.measurement;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CompareKpiPeriodsRequest;
import dev.orrery.okr.v1.GetKpiTrendRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiComparison;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import dev.orrery.okr.v1.KpiTrend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a KPI is heading: led on through its finished periods, or beside the period before. */
@OkrTest
class KpiTrendIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("reading");

    @Test
    void leadsTheTrendOnThroughFinishedPeriods() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Users").setPeriod(Kpi.Period.DAILY));
        for (int day = 1; day <= 10; day++) {
            ada().measure(
                            kpi.getName(),
                            measurement(clock.instant().minus(Duration.ofDays(day)), BigDecimal.valueOf(100 - 2L * day))
                                    .toBuilder());
        }
        ada().measure(kpi.getName(), measurement(clock.instant(), BigDecimal.valueOf(5_000)).toBuilder());

        KpiTrend trend = reading()
                .getKpiTrend(GetKpiTrendRequest.newBuilder()
                        .setName(kpi.getName())
                        .setForecastCount(2)
                        .build());

        assertThat(trend.getPointsList()).hasSize(10);
        assertThat(trend.getSlope()).isEqualTo(decimal("2"));
        assertThat(trend.getForecastsList())
                .extracting(KpiTrend.Forecast::getValue)
                .containsExactly(decimal("100"), decimal("102"));
        assertThat(reading()
                        .getKpiTrend(GetKpiTrendRequest.newBuilder()
                                .setName(kpi.getName())
                                .setPeriodCount(3)
                                .build())
                        .hasSlope())
                .isFalse();
    }

    @Test
    void comparesAPeriodWithAsMuchOfTheOneBefore() {
        Kpi kpi = ada().kpi(Kpi.newBuilder()
                .setDisplayName("Orders")
                .setPeriod(Kpi.Period.MONTHLY)
                .setAggregation(Kpi.Aggregation.SUM));
        for (String moment : List.of("2026-09-02T12:00:00Z", "2026-09-20T12:00:00Z", "2026-10-02T12:00:00Z")) {
            ada().measure(kpi.getName(), measurement(Instant.parse(moment), BigDecimal.valueOf(50)).toBuilder());
        }
        ada().measure(kpi.getName(), measurement(Instant.parse("2026-10-03T12:00:00Z"), BigDecimal.TEN).toBuilder());

        KpiComparison whole = reading()
                .compareKpiPeriods(CompareKpiPeriodsRequest.newBuilder()
                        .setName(kpi.getName())
                        .setTime(Timestamps.fromMillis(
                                Instant.parse("2026-10-05T00:00:00Z").toEpochMilli()))
                        .build());

        assertThat(whole.getCurrent().getValue()).isEqualTo(decimal("60"));
        assertThat(whole.getPrevious().getValue()).isEqualTo(decimal("100"));
        assertThat(whole.getPreviousToDate()).isEqualTo(whole.getPrevious());
        assertThat(whole.getChange()).isEqualTo(decimal("-40"));
        assertThat(whole.getChangeRatio()).isEqualTo(decimal("-0.4"));
        KpiComparison now = reading()
                .compareKpiPeriods(CompareKpiPeriodsRequest.newBuilder()
                        .setName(kpi.getName())
                        .build());
        assertThat(now.getPreviousToDate().getEndTime())
                .isNotEqualTo(now.getPrevious().getEndTime());
        assertThat(now.hasChange()).isFalse();
    }

    private KpiReadingServiceBlockingStub reading() {
        return new KpiReader(ada()).reading();
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
