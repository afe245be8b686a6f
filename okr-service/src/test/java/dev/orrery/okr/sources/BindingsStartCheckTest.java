package dev.orrery.okr.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an operator offers by variables, and what of it keeps the service from starting. */
class BindingsStartCheckTest {
    private static final Map<String, Object> OFFERED = Map.of(
            "ORRERY_BINDINGS_CONNECTIONS_WAREHOUSE_URL", "jdbc:postgresql://db.example/sales",
            "ORRERY_BINDINGS_CONNECTIONS_WAREHOUSE_USER", "reader",
            "ORRERY_BINDINGS_CONNECTIONS_WAREHOUSE_PASSWORDVARIABLE", "WAREHOUSE_LOGIN",
            "ORRERY_BINDINGS_CONNECTIONS_WAREHOUSE_ORGANIZATIONS", "acme,globex",
            "ORRERY_BINDINGS_SECRETS_CRM_VARIABLE", "CRM_HEADER",
            "ORRERY_BINDINGS_SECRETS_CRM_ORIGINS", "https://api.example.com",
            "ORRERY_BINDINGS_SECRETS_CRM_ORGANIZATIONS", "acme");

    @Test
    void offersNothingUnlessToldTo() {
        assertThat(Binder.get(environment(Map.of())).bindOrCreate("orrery.bindings", BindingsProperties.class))
                .isEqualTo(new BindingsProperties(Map.of(), Map.of()));
        assertThat(new BindingsStartCheck().problems(environment(Map.of()))).isEmpty();
    }

    @Test
    void readsWhatVariablesSay() {
        assertThat(Binder.get(environment(OFFERED)).bindOrCreate("orrery.bindings", BindingsProperties.class))
                .isEqualTo(new BindingsProperties(
                        Map.of(
                                "warehouse",
                                new BindingsProperties.Connection(
                                        "jdbc:postgresql://db.example/sales",
                                        "reader",
                                        "WAREHOUSE_LOGIN",
                                        Set.of("acme", "globex"),
                                        Duration.ofSeconds(10))),
                        Map.of(
                                "crm",
                                new BindingsProperties.Secret(
                                        "CRM_HEADER",
                                        "Authorization",
                                        List.of("https://api.example.com"),
                                        Set.of("acme")))));
    }

    @Test
    void namesAllThatIsWrong() {
        assertThat(new BindingsStartCheck().problems(environment(OFFERED)))
                .containsExactly(
                        "orrery.bindings.connections.warehouse.password-variable: WAREHOUSE_LOGIN (expected: a variable that is set)",
                        "orrery.bindings.secrets.crm.variable: CRM_HEADER (expected: a variable that is set)");
        assertThat(new BindingsStartCheck()
                        .problems(environment(Map.of(
                                "ORRERY_BINDINGS_SECRETS_CRM_VARIABLE", "CRM_HEADER",
                                "ORRERY_BINDINGS_SECRETS_CRM_ORIGINS", "http://api.example.com",
                                "ORRERY_BINDINGS_SECRETS_CRM_ORGANIZATIONS", "acme",
                                "CRM_HEADER", "Bearer x"))))
                .containsExactly("orrery.bindings.secrets.crm.origins: http://api.example.com (expected: https)");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> new BindingsProperties.Secret("A", "B", List.of("https://a.example/path"), Set.of()))
                .hasMessageContaining("https://a.example/path (expected: ");
        assertThatThrownBy(() ->
                        new BindingsProperties.Connection("jdbc:h2:mem", "a", "B", Set.of(), Duration.ofSeconds(1)))
                .hasMessageContaining("jdbc:h2:mem (expected: ");
        assertThatThrownBy(() -> new BindingsProperties.Connection(
                        "jdbc:postgresql://a/b", "a", "B", Set.of(), Duration.ofHours(1)))
                .hasMessageContaining("PT1H (expected: ");
    }

    private static Environment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }
}
