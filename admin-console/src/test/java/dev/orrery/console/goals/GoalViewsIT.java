package dev.orrery.console.goals;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Decimal;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.console.ui.Chart;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class GoalViewsIT extends ViewTest {

    @Test
    void putsKeyResultsAndChildrenUnderTheirObjective() {
        services.okr.add(Samples.objective("ship", "Ship", Objective.Health.ON_TRACK, "0.5")
                .build());
        services.okr.add(Samples.objective("grow", "Grow", Objective.Health.PENDING, "0")
                .setParent("orgs/acme/objectives/ship")
                .build());
        services.okr.add(Samples.keyResult("ship", "teams", "Ten teams", "6", "10")
                .setUnit("teams")
                .build());

        navigate(ObjectivesView.class, Map.of("org", "acme"));

        GridTester<?, Object> tree = table();
        assertThat(((GoalNode) tree.getRow(0)).title()).isEqualTo("Ship");
        assertThat(((GoalNode) tree.getRow(1)).title()).isEqualTo("Grow");
        assertThat(((GoalNode.KeyResultNode) tree.getRow(2)).measure()).isEqualTo("6 of 10 teams");
    }

    @Test
    void showsKpisWithTheirUnit() {
        services.okr.add(Samples.kpi("mrr", "Revenue", Kpi.Status.AT_RISK, "128400.5", "150000")
                .setUnit("EUR")
                .setWarnThreshold(Decimal.newBuilder().setValue("140000"))
                .build());

        navigate(KpisView.class, Map.of("org", "acme"));

        eventually(() -> !find(Grid.class).all().isEmpty());
        assertThat(table().getCellText(0, 2)).isEqualTo("128,400.5 EUR");
    }

    @Test
    void saysThatThereIsNothingYet() {
        navigate(ObjectivesView.class, Map.of("org", "acme"));
        eventuallySays("No objectives yet");

        navigate(KpisView.class, Map.of("org", "acme"));
        eventuallySays("No KPIs yet");
    }

    @Test
    void showsCheckInsAndTakesANewOne() {
        services.okr.add(Samples.objective("ship", "Ship", Objective.Health.ON_TRACK, "0.5")
                .build());
        services.okr.add(Samples.keyResult("ship", "teams", "Ten teams", "6", "10")
                .setUnit("teams")
                .build());
        services.okr.add(CheckIn.newBuilder()
                .setValue(Decimal.newBuilder().setValue("6"))
                .setConfidence(Decimal.newBuilder().setValue("0.8"))
                .setNarrative("Two more wait.")
                .setAuthor("orgs/acme/users/" + FakeUser.BEN.id())
                .build());
        navigate(KeyResultView.class, Map.of("org", "acme", "objective", "ship", "keyResult", "teams"));
        eventuallySays("6 teams, 80 % sure");
        assertThat(text()).contains("Ben Bitdiddle", "Two more wait.", "6 of 10 teams");

        test(find(BigDecimalField.class).single()).setValue(new BigDecimal("7.5"));
        test(find(IntegerField.class).single()).setValue(90);
        test(find(TextArea.class).single()).setValue("  One more.  ");
        test(find(Button.class).withText("Check in").single()).click();

        eventuallySays("Checked in.");
        eventuallySays("7.5 teams, 90 % sure");
        assertThat(services.okr.checkIns().getFirst().getNarrative()).isEqualTo("One more.");
        assertThat(services.okr.requestIds()).hasSize(1).first().asString().isNotEmpty();
    }

    @Test
    void asksForTheValueOfACheckIn() {
        services.okr.add(Samples.objective("ship", "Ship", Objective.Health.ON_TRACK, "0.5")
                .build());
        services.okr.add(
                Samples.keyResult("ship", "teams", "Ten teams", "6", "10").build());
        navigate(KeyResultView.class, Map.of("org", "acme", "objective", "ship", "keyResult", "teams"));
        eventuallySays("No check-in yet");

        test(find(Button.class).withText("Check in").single()).click();

        assertThat(find(BigDecimalField.class).single().isInvalid()).isTrue();
        assertThat(services.okr.requestIds()).isEmpty();
    }

    @Test
    void takesNoCheckInWhereAKpiSaysTheProgress() {
        services.okr.add(Samples.objective("ship", "Ship", Objective.Health.ON_TRACK, "0.5")
                .build());
        services.okr.add(Samples.keyResult("ship", "teams", "Ten teams", "6", "10")
                .setProgressSource(KeyResult.ProgressSource.KPI)
                .build());

        navigate(KeyResultView.class, Map.of("org", "acme", "objective", "ship", "keyResult", "teams"));

        eventuallySays("Its progress follows a KPI.");
        assertThat(find(BigDecimalField.class).all()).isEmpty();
    }

    @Test
    void drawsAKpiAgainstItsThresholdsAndTakesAMeasurement() {
        services.okr.add(Samples.kpi("mrr", "Revenue", Kpi.Status.AT_RISK, "128400", "150000")
                .setUnit("EUR")
                .setWarnThreshold(Decimal.newBuilder().setValue("140000"))
                .build());
        services.okr.add(Measurement.newBuilder()
                .setMeasureTime(Samples.timestamp(Instant.parse("2026-11-20T09:00:00Z")))
                .setValue(Decimal.newBuilder().setValue("128400"))
                .build());
        navigate(KpiView.class, Map.of("org", "acme", "kpi", "mrr"));
        eventually(() -> !find(Chart.class).all().isEmpty());
        assertThat(find(Chart.class).single().getElement().getAttribute("aria-label"))
                .isEqualTo("Revenue over its last 1 measurements, now 128,400 EUR");
        assertThat(text()).contains("Target", "Warn").doesNotContain("Alarm");

        test(find(BigDecimalField.class).single()).setValue(new BigDecimal("131000"));
        test(find(Button.class).withText("Record").single()).click();

        eventuallySays("Recorded.");
        eventually(() -> table().size() == 2);
        assertThat(services.okr.measurements().getFirst().getValue().getValue()).isEqualTo("131000");
    }

    @Test
    void saysThatAKpiWasNeverMeasured() {
        services.okr.add(
                Samples.kpi("mrr", "Revenue", Kpi.Status.NO_DATA, "", "150000").build());

        navigate(KpiView.class, Map.of("org", "acme", "kpi", "mrr"));

        eventuallySays("No measurement yet");
        test(find(Button.class).withText("Record").single()).click();
        assertThat(find(BigDecimalField.class).single().isInvalid()).isTrue();
    }
}
