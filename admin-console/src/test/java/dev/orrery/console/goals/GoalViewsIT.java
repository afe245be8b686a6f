package dev.orrery.console.goals;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.Decimal;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
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
}
