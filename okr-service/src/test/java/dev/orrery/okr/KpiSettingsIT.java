package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static dev.orrery.okr.KpiReader.measurement;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.DayOfWeek;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.kpis.DueKpis;
import dev.orrery.okr.v1.GetKpiSettingsRequest;
import dev.orrery.okr.v1.Kpi;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organisation reckons the periods of its KPIs by. */
@OkrTest
class KpiSettingsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private DueKpis due;

    private final Organization acme = TestCaller.organization("reading");

    @Test
    void followsTheZoneAndTheWeekOfTheOrganization() {
        Organization globex = TestCaller.organization("globex-weeks");
        Client eve = new Client(channels.as(TestCaller.named("eve").in(globex, OrganizationRole.ADMIN)), globex);
        Kpi kpi = eve.kpi(Kpi.newBuilder()
                .setDisplayName("Sales")
                .setPeriod(Kpi.Period.WEEKLY)
                .setAggregation(Kpi.Aggregation.SUM)
                .setTargetValue(decimal("3")));
        // A Sunday, 22:30 UTC, which is Sunday in Berlin in winter, and a Monday, 00:30 UTC.
        eve.measure(kpi.getName(), measurement(Instant.parse("2026-11-15T22:30:00Z"), BigDecimal.ONE).toBuilder());
        eve.measure(kpi.getName(), measurement(Instant.parse("2026-11-16T00:30:00Z"), BigDecimal.TWO).toBuilder());
        assertThat(eve.kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("2"));
        KpiReader reader = new KpiReader(eve);
        assertThat(reader.settings()
                        .getKpiSettings(GetKpiSettingsRequest.newBuilder()
                                .setName(globex.name() + "/kpiSettings")
                                .build())
                        .getTimeZone())
                .isEqualTo("Z");

        reader.reckonIn("Europe/Berlin", DayOfWeek.SUNDAY);
        due.evaluate(globex);

        assertThat(eve.kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("3"));
        assertThat(eve.kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.ACHIEVED);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThat(Refusal.of(() -> as("ada", OrganizationRole.ADMIN).reckonIn("+02:00", DayOfWeek.MONDAY))
                        .fields())
                .containsExactly("kpi_settings.time_zone");
        assertThat(Refusal.of(() -> as("max", OrganizationRole.MEMBER).reckonIn("UTC", DayOfWeek.MONDAY))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    private KpiReader as(String name, OrganizationRole role) {
        return new KpiReader(new Client(channels.as(TestCaller.named(name).in(acme, role)), acme));
    }
}
