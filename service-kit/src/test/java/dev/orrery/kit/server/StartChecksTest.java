package dev.orrery.kit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class StartChecksTest {
    private static final String PASSWORD = "long enough to keep";

    @Test
    void findsNothingInASoundConfiguration() {
        assertThat(problems(sound())).isEmpty();
    }

    @Test
    void listsAllThatIsWrongWithoutSayingAPassword() {
        MockEnvironment environment = sound().withProperty("orrery.database.owner-password", "")
                .withProperty("orrery.database.app-password", "short-one")
                .withProperty("orrery.identity.issuer", "http://sso.example.com/realms/orrery")
                .withProperty("orrery.sample-data.enabled", "true");

        assertThat(problems(environment))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).startsWith("orrery.database.owner-password: missing"))
                .anySatisfy(problem -> assertThat(problem).startsWith("orrery.database.app-password: too short"))
                .noneSatisfy(problem -> assertThat(problem).contains("short-one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://127.0.0.1",
                "http://127.0.0.1.example.com",
                "not a url",
                "http://10.0.0.1:8080/realms/orrery"
            })
    void refusesAnIssuerThatCanBeImpersonated(String issuer) {
        assertThat(problems(sound().withProperty("orrery.identity.issuer", issuer)))
                .singleElement()
                .asString()
                .startsWith("orrery.identity.issuer");
    }

    @Test
    void takesAnUnknownProfileForProduction() {
        MockEnvironment environment = new MockEnvironment().withProperty("orrery.service", "calendar");
        environment.setActiveProfiles("staging");

        assertThat(problems(environment)).isNotEmpty();
        environment.setActiveProfiles("dev");
        assertThat(problems(environment)).isEmpty();
    }

    private static List<String> problems(MockEnvironment environment) {
        return StartChecks.problems(environment, List.of(new KitStartCheck()));
    }

    private static MockEnvironment sound() {
        return new MockEnvironment()
                .withProperty("orrery.service", "calendar")
                .withProperty("orrery.database.owner-password", PASSWORD)
                .withProperty("orrery.database.app-password", PASSWORD)
                .withProperty("orrery.database.changes-password", PASSWORD)
                .withProperty("orrery.identity.issuer", "https://sso.example.com/realms/orrery");
    }
}
