package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** KPIs that are computed from others, in the transaction that moves those. */
@OkrTest
class FormulasIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("formulas");

    @Test
    void followsItsInputsThroughOtherFormulasAndTakesKeyResultsAlong() {
        String revenue = measured("EUR");
        String cost = measured("EUR");
        Kpi profit = formula("EUR", "kpi('" + revenue + "') - kpi('" + cost + "')");
        Kpi margin = formula("%", "100 * kpi('" + id(profit) + "') / kpi('" + revenue + "')");
        KeyResult follower = ada().keyResult(
                        ada().objective("Earn", "").getName(),
                        KeyResult.newBuilder()
                                .setTitle("margin")
                                .setTargetValue(decimal("50"))
                                .setProgressSource(KeyResult.ProgressSource.KPI)
                                .setKpi(margin.getName()));

        ada().measure(name(revenue), point(NOON, "200"));
        assertThat(now(profit).hasCurrentValue()).isFalse();
        ada().measure(name(cost), point(NOON.plusSeconds(5), "150"));

        assertThat(now(profit).getCurrentValue()).isEqualTo(decimal("50"));
        assertThat(now(profit).getLastMeasureTime())
                .isEqualTo(Timestamps.fromMillis(NOON.plusSeconds(5).toEpochMilli()));
        assertThat(now(margin).getCurrentValue()).isEqualTo(decimal("25"));
        assertThat(ada().keyResultNow(follower.getName()).getProgress()).isEqualTo(decimal("0.5"));

        ada().kpis()
                .deleteMeasurement(DeleteMeasurementRequest.newBuilder()
                        .setName(ada().measure(name(cost), point(NOON.plusSeconds(9), "999"))
                                .getName())
                        .build());
        assertThat(now(margin).getCurrentValue()).isEqualTo(decimal("25"));
    }

    @Test
    void endsTheSameWhateverTheOrderOfArrival() {
        Seeds.forAll(6, random -> {
            String one = measured("");
            String other = measured("");
            Kpi sum = formula("", "kpi('" + one + "') + 2 * kpi('" + other + "')");
            Kpi share = formula("", "kpi('" + one + "') / kpi('" + id(sum) + "')");
            List<KpiMeasurements> arrivals = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                arrivals.add(KpiMeasurements.newBuilder()
                        .setKpi(name(random.nextBoolean() ? one : other))
                        .addMeasurements(point(
                                NOON.minus(Duration.ofMinutes(random.nextInt(20_000))),
                                Integer.toString(random.nextInt(100))))
                        .build());
            }
            arrivals.forEach(single -> record(List.of(single)));
            List<String> before = List.of(history(sum), history(share));

            // The same again, as if the formulas were new, and in batches.
            String first = measured("");
            String second = measured("");
            List<KpiMeasurements> shuffled = new ArrayList<>();
            arrivals.forEach(single -> shuffled.add(single.toBuilder()
                    .setKpi(name(single.getKpi().endsWith(one) ? first : second))
                    .build()));
            List<KpiMeasurements> last = lastOfEachMoment(shuffled);
            Collections.shuffle(last, new Random(random.nextLong()));
            record(last.subList(0, last.size() / 2));
            Kpi again = formula("", "kpi('" + first + "') + 2 * kpi('" + second + "')");
            Kpi shareAgain = formula("", "kpi('" + first + "') / kpi('" + id(again) + "')");
            record(last.subList(last.size() / 2, last.size()));

            assertThat(List.of(history(again), history(shareAgain))).isEqualTo(before);
        });
    }

    /** Of several at one moment the last counts. */
    private static List<KpiMeasurements> lastOfEachMoment(List<KpiMeasurements> arrivals) {
        List<KpiMeasurements> last = new ArrayList<>();
        for (KpiMeasurements arrival : arrivals) {
            last.removeIf(one -> one.getKpi().equals(arrival.getKpi())
                    && one.getMeasurements(0)
                            .getMeasureTime()
                            .equals(arrival.getMeasurements(0).getMeasureTime()));
            last.add(arrival);
        }
        return last;
    }

    @Test
    void isComputedAnewWhenItIsAnother() {
        String one = measured("");
        ada().measure(name(one), point(NOON, "4"));
        Kpi formula = formula("", "kpi('" + one + "') * 2");
        assertThat(formula.getCurrentValue()).isEqualTo(decimal("8"));

        Kpi changed = update(Kpi.newBuilder().setName(formula.getName()).setFormula("kpi('" + one + "') * 3"));

        assertThat(changed.getCurrentValue()).isEqualTo(decimal("12"));
    }

    @Test
    void refusesFormulasThatMakeNoSense() {
        String one = measured("EUR");
        String other = measured("h");
        assertThat(Refusal.of(() -> formula("EUR", "kpi('" + one + "') +")).fields())
                .containsExactly("kpi.formula");
        assertThat(Refusal.of(() -> formula("EUR", "kpi('none') + 1")).fields()).containsExactly("kpi.formula");
        assertThat(Refusal.of(() -> formula("EUR", "")).fields()).containsExactly("kpi.formula");
        assertThat(Refusal.of(() ->
                                ada().kpi(Kpi.newBuilder().setDisplayName("x").setFormula("1")))
                        .fields())
                .containsExactly("kpi.formula");
        assertThat(Refusal.of(() -> formula("EUR", "kpi('" + one + "') + kpi('" + other + "')"))
                        .reason())
                .isEqualTo("FORMULA_UNIT_MISMATCH");
        assertThat(Refusal.of(() ->
                                ada().kpi(aFormula("EUR", "kpi('" + one + "')").setPeriod(Kpi.Period.YEARLY)))
                        .fields())
                .containsExactly("kpi.formula");
        assertThat(Refusal.of(() -> update(Kpi.newBuilder()
                                .setName(name(one))
                                .setSourceType(Kpi.SourceType.FORMULA)
                                .setFormula("kpi('" + one + "')")))
                        .fields())
                .containsExactly("kpi.source_type");
    }

    @Test
    void refusesCirclesAndTowers() {
        String base = measured("");
        Kpi first = formula("", "kpi('" + base + "')");
        Kpi last = first;
        for (int i = 1; i < 8; i++) {
            last = formula("", "kpi('" + id(last) + "') + 1");
        }
        String top = id(last);

        assertThat(Refusal.of(() -> formula("", "kpi('" + top + "') + 1")).reason())
                .isEqualTo("FORMULA_TOO_DEEP");
        assertThat(Refusal.of(() ->
                                update(Kpi.newBuilder().setName(first.getName()).setFormula("kpi('" + top + "')")))
                        .reason())
                .isEqualTo("FORMULA_CYCLE");
        ada().measure(name(base), point(NOON, "1"));
        assertThat(now(last).getCurrentValue()).isEqualTo(decimal("8"));
    }

    @Test
    void keepsWhatFormulasNeed() {
        String one = measured("EUR");
        Kpi formula = formula("EUR", "kpi('" + one + "')");
        assertThat(Refusal.of(() -> ada().kpis()
                                .deleteKpi(DeleteKpiRequest.newBuilder()
                                        .setName(name(one))
                                        .build()))
                        .reason())
                .isEqualTo("KPI_IN_USE");
        assertThat(Refusal.of(() -> update(Kpi.newBuilder().setName(name(one)).setUnit("USD")))
                        .reason())
                .isEqualTo("KPI_IN_USE");
        assertThat(Refusal.of(() -> ada().measure(formula.getName(), point(NOON, "1")))
                        .reason())
                .isEqualTo("KPI_IS_FORMULA");
        BatchCreateMeasurementsResponse mixed = record(List.of(
                KpiMeasurements.newBuilder()
                        .setKpi(formula.getName())
                        .addMeasurements(point(NOON, "1"))
                        .build(),
                KpiMeasurements.newBuilder()
                        .setKpi(name(one))
                        .addMeasurements(point(NOON, "7"))
                        .build()));
        assertThat(mixed.getCreated()).isEqualTo(1);
        assertThat(mixed.getFailuresList())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getReason()).isEqualTo("KPI_IS_FORMULA"));
        assertThat(now(formula).getCurrentValue()).isEqualTo(decimal("7"));
        ada().kpis()
                .deleteKpi(
                        DeleteKpiRequest.newBuilder().setName(formula.getName()).build());
        ada().kpis().deleteKpi(DeleteKpiRequest.newBuilder().setName(name(one)).build());
    }

    private BatchCreateMeasurementsResponse record(List<KpiMeasurements> series) {
        return ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(acme.name() + "/kpis/-")
                        .addAllSeries(series)
                        .build());
    }

    private String history(Kpi kpi) {
        StringBuilder history = new StringBuilder();
        ada().kpis()
                .listMeasurements(ListMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setPageSize(1_000)
                        .build())
                .getMeasurementsList()
                .forEach(one -> history.append(Timestamps.toString(one.getMeasureTime()))
                        .append(' ')
                        .append(one.getValue().getValue())
                        .append('\n'));
        Kpi now = now(kpi);
        return history.append(now.getStatus()).append(now.getCurrentValue()).toString();
    }

    private String measured(String unit) {
        return id(ada().kpi(Kpi.newBuilder()
                .setDisplayName("input")
                .setUnit(unit)
                .setPeriod(Kpi.Period.DAILY)
                .setAggregation(Kpi.Aggregation.AVG)));
    }

    private static Kpi.Builder aFormula(String unit, String formula) {
        return Kpi.newBuilder()
                .setDisplayName("formula")
                .setUnit(unit)
                .setPeriod(Kpi.Period.DAILY)
                .setSourceType(Kpi.SourceType.FORMULA)
                .setFormula(formula);
    }

    private Kpi formula(String unit, String formula) {
        return ada().kpis()
                .createKpi(CreateKpiRequest.newBuilder()
                        .setParent(acme.name())
                        .setKpi(aFormula(unit, formula))
                        .build());
    }

    private Kpi update(Kpi.Builder kpi) {
        return ada().kpis().updateKpi(UpdateKpiRequest.newBuilder().setKpi(kpi).build());
    }

    private static Measurement.Builder point(Instant time, String value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(time.toEpochMilli()))
                .setValue(decimal(value));
    }

    private String name(String id) {
        return acme.name() + "/kpis/" + id;
    }

    private static String id(Kpi kpi) {
        return kpi.getName().substring(kpi.getName().lastIndexOf('/') + 1);
    }

    private Kpi now(Kpi kpi) {
        return ada().kpiNow(kpi.getName());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
