package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static dev.orrery.okr.KpiReader.measurement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.GetKpiDashboardRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiDashboard;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All KPIs at once. */
@OkrTest
class KpiDashboardIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Test
    void showsTheWorstFirst() {
        Organization board = TestCaller.organization("board");
        Client eve = new Client(channels.as(TestCaller.named("eve").in(board, OrganizationRole.MEMBER)), board);
        for (String value : List.of("100", "60", "30", "10", "100", "5")) {
            Kpi kpi = eve.kpi(Kpi.newBuilder()
                    .setDisplayName(value)
                    .setTargetValue(decimal("100"))
                    .setWarnThreshold(decimal("40"))
                    .setAlarmThreshold(decimal("20")));
            eve.measure(kpi.getName(), measurement(clock.instant(), new BigDecimal(value)).toBuilder());
        }
        eve.kpi(Kpi.newBuilder().setDisplayName("unmeasured"));

        KpiReadingServiceBlockingStub reading = new KpiReader(eve).reading();
        GetKpiDashboardRequest request = GetKpiDashboardRequest.newBuilder()
                .setParent(board.name())
                .setPageSize(3)
                .build();
        KpiDashboard first = reading.getKpiDashboard(request);
        KpiDashboard second = reading.getKpiDashboard(request.toBuilder()
                .setPageToken(first.getNextPageToken())
                .setPageSize(50)
                .build());

        assertThat(first.getStatusCountsList())
                .extracting(count -> count.getStatus() + " " + count.getCount())
                .containsExactly("OFF_TRACK 2", "AT_RISK 1", "NO_DATA 1", "ON_TRACK 1", "ACHIEVED 2");
        assertThat(first.getEntriesList())
                .extracting(entry -> entry.getKpi().getStatus())
                .containsExactly(Kpi.Status.OFF_TRACK, Kpi.Status.OFF_TRACK, Kpi.Status.AT_RISK);
        assertThat(second.getEntriesList())
                .extracting(entry -> entry.getKpi().getDisplayName())
                .containsExactly("unmeasured", "60", "100", "100");
        assertThat(first.getEntries(0).getSparklineList()).hasSize(1);
        assertThat(reading.getKpiDashboard(
                                request.toBuilder().setFilter("status=AT_RISK").build())
                        .getStatusCountsList())
                .hasSize(1);
    }
}
