package dev.orrery.console.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.router.RouteParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orgs/acme/calendars/one",
                "orgs/acme/calendars/one/events/two",
                "orgs/acme/calendars/one/events/two/instances/20261121T090000Z",
                "orgs/acme/objectives/one/keyResults/two",
                "orgs/acme/kpis/one"
            })
    void addressStandsForTheNameItWasMadeOf(String name) {
        assertThat(Paths.resourceIn(Paths.resource("acme", name), "orgs/acme")).isEqualTo(name);
    }

    @Test
    void addressKeepsTheAliasThatThePersonUses() {
        RouteParameters parameters = Paths.resource("acme", "orgs/0a000000-0000-7000-8000-00000000acee/kpis/one");

        assertThat(Paths.organizationIn(parameters)).isEqualTo("acme");
    }

    @Test
    void refusesAResourceThatHasNoPage() {
        assertThatThrownBy(() -> Paths.resource("acme", "orgs/acme/robots/one"))
                .hasMessageContaining("orgs/acme/robots/one");
    }
}
