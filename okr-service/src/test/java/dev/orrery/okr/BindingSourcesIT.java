package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What documents on the web and queries measure, and what they cannot do. */
@OkrTest
class BindingSourcesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeWeb web;

    @Autowired
    private EmbeddedDatabase database;

    private final Organization customer = FakeSourcesConfiguration.CUSTOMER;

    @Test
    void saysWhatARunWouldRecordAndRecordsNothing() {
        web.put("/dry", 200, "[{\"v\":1,\"at\":\"2026-11-19\"},{\"v\":2,\"at\":\"soon\"}]");
        String kpi = kpi();
        KpiBinding binding = ada().create(
                        kpi,
                        BindingCalls.hourly(web.origin() + "/dry")
                                .setHttpApi(KpiBinding.HttpApi.newBuilder()
                                        .setUrl(web.origin() + "/dry")
                                        .setValuePointer("/v")
                                        .setTimePointer("/at")));
        assertThat(Refusal.of(() -> ada().test(binding)).metadata()).containsEntry("fault", "MALFORMED");

        web.put("/dry", 200, "[{\"v\":1,\"at\":\"2026-11-19\"},{\"v\":2,\"at\":\"2036-01-01\"}]");
        TestKpiBindingResponse said = ada().test(binding);

        assertThat(said.getMeasurementsList())
                .extracting(Measurement::getValue)
                .containsExactly(Client.decimal("1"), Client.decimal("2"));
        assertThat(said.getResult().getCreated()).isEqualTo(1);
        assertThat(said.getResult().getFailuresList())
                .singleElement()
                .returns(1, failure -> failure.getIndex())
                .returns("measure_time", failure -> failure.getField());
        assertThat(ada().values(kpi)).isEmpty();
        assertThat(ada().get(binding)).isEqualTo(binding);

        assertThat(ada().run(binding)
                        .getKpiBinding()
                        .getStatus()
                        .getLastFailure()
                        .getFault())
                .isEqualTo(KpiBinding.Fault.MEASUREMENTS_REFUSED);
        assertThat(ada().values(kpi)).containsExactly("1");
    }

    @Test
    void sendsASecretWhereTheOperatorLetsIt() {
        web.put("/crm", 200, "{\"v\": 5}");
        KpiBinding.HttpApi.Builder api = KpiBinding.HttpApi.newBuilder()
                .setUrl(web.origin() + "/crm")
                .setValuePointer("/v")
                .setSecret("crm");
        KpiBinding binding =
                ada().create(kpi(), KpiBinding.newBuilder().setHttpApi(api).setSchedule("FREQ=DAILY"));

        assertThat(ada().run(binding).getResult().getCreated()).isEqualTo(1);
        assertThat(web.calls("/crm")).containsExactly(FakeSourcesConfiguration.SECRET);
        assertThat(binding.toString()).doesNotContain("s3cret");
        KpiBinding.Builder elsewhere = KpiBinding.newBuilder()
                .setHttpApi(api.setUrl("http://127.0.0.3/crm"))
                .setSchedule("FREQ=DAILY");
        assertThat(Refusal.of(() -> ada().create(kpi(), elsewhere)).fields())
                .containsExactly("kpi_binding.http_api.secret");
    }

    @Test
    void takesNoSecretAlongToWhereItIsSent() {
        web.put("/moved", 302, web.origin() + "/thief");
        KpiBinding binding = ada().create(kpi(), BindingCalls.hourly(web.origin() + "/moved"));
        assertThat(Refusal.of(() -> ada().run(binding)).metadata()).containsEntry("fault", "ANSWER_REFUSED");
        assertThat(web.calls("/thief")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/inside, ADDRESS_REFUSED",
        "http://[::1]/inside, ADDRESS_REFUSED",
        "http://127.0.0.2:1/nobody, UNREACHABLE"
    })
    void goesNowhereInside(String url, String fault) {
        KpiBinding binding = ada().create(kpi(), BindingCalls.hourly(url));
        assertThat(Refusal.of(() -> ada().test(binding)).metadata()).containsEntry("fault", fault);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        web.put("/large", 200, "{\"v\": 1, \"padding\": \"" + "x".repeat(200_000) + "\"}");
        KpiBinding binding = ada().create(kpi(), BindingCalls.hourly(web.origin() + "/large"));
        assertThat(Refusal.of(() -> ada().test(binding)).metadata()).containsEntry("fault", "TOO_LARGE");
    }

    @Test
    void recordsTheRowsOfAQueryOnce() {
        sell("east", "10", "2026-11-18");
        sell("east", "20", "2026-11-18");
        sell("east", "5", "2026-11-19");
        String kpi = kpi();
        KpiBinding.Builder byDay =
                BindingCalls.query("SELECT day, sum(amount) AS v FROM sale WHERE shop = 'east' GROUP BY day");
        byDay.getPostgresViewBuilder().setTimeColumn("day");
        KpiBinding binding = ada().create(kpi, byDay.setTimeZone("Europe/Berlin"));

        assertThat(ada().run(binding).getResult().getCreated()).isEqualTo(2);
        assertThat(ada().values(kpi)).containsExactly("5", "30");
        assertThat(ada().measurements(kpi).getLast().getName()).endsWith("/measurements/20261117T230000Z");

        sell("east", "3", "2026-11-19");
        assertThat(ada().run(binding).getResult())
                .returns(1, result -> result.getUpdated())
                .returns(1, result -> result.getUnchanged());
        assertThat(ada().values(kpi)).containsExactly("8", "30");
    }

    @Test
    void makesOneValueOfTheRowsOfAQuery() {
        sell("west", "10", "2026-11-18");
        sell("west", "20", "2026-11-19");
        String kpi = kpi();
        KpiBinding.Builder total = BindingCalls.query("SELECT amount AS v FROM warehouse.sale WHERE shop = 'west'");
        total.getPostgresViewBuilder().setAggregation(KpiBinding.Aggregation.AVG);
        ada().run(ada().create(kpi, total));
        assertThat(ada().values(kpi)).containsExactly("15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM sale",
                "SELECT pg_sleep(60) AS v",
                "SELECT 1 AS v; DROP TABLE sale",
                "SELECT oid AS v FROM pg_catalog.pg_class"
            })
    void isNotEvenKeptWhenItDoesMoreThanRead(String sql) {
        assertThat(Refusal.of(() -> ada().create(kpi(), BindingCalls.query(sql)))
                        .fields())
                .containsExactly("kpi_binding.postgres_view.sql");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT amount AS v FROM payroll.salary | QUERY_REFUSED",
                "SELECT version AS v FROM okr.kpi | QUERY_REFUSED",
                "SELECT nothing AS v FROM sale | QUERY_REFUSED",
                "SELECT g AS v FROM generate_series(1, 1000000) AS g(g) | TOO_LARGE",
                "SELECT count(*) AS v FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b | TOO_SLOW"
            })
    void failsWhereTheRoleOrItsTimeEnds(String sql, String fault) {
        KpiBinding binding = ada().create(kpi(), BindingCalls.query(sql));
        Refusal refusal = Refusal.of(() -> ada().test(binding));
        assertThat(refusal.reason()).isEqualTo("KPI_BINDING_FAILED");
        assertThat(refusal.metadata()).containsEntry("fault", fault);
        assertThat(refusal.message()).doesNotContain("payroll", "permission", "Exception");
    }

    private void sell(String shop, String amount, String day) {
        Warehouse.run(
                database,
                "INSERT INTO warehouse.sale VALUES ('" + shop + "', '" + day + "', '" + day + "', " + amount + ")");
    }

    private String kpi() {
        return ada().client().kpi(Kpi.newBuilder().setDisplayName("Sales")).getName();
    }

    private BindingCalls ada() {
        return new BindingCalls(
                new Client(channels.as(TestCaller.named("ada").in(customer, OrganizationRole.MEMBER)), customer));
    }
}
