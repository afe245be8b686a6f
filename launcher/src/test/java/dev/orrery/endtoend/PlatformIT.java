package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The platform as a whole: everything is up, and a person gets a token that the rest will believe. */
@ExtendWith(PlatformExtension.class)
class PlatformIT {

    private final RunningPlatform platform;

    PlatformIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void reportsEveryPartAsReady() throws IOException, InterruptedException {
        LauncherProcess status = LauncherProcess.start(platform.environment(), "status");

        assertThat(status.awaitEnd()).as(status.output()).isZero();
        assertThat(status.output().lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).contains(" ready (process "));
    }

    @ParameterizedTest
    @CsvSource({"ada, acme, /owner", "ben, acme, /member", "gus, acme, /guest", "cleo, globex, /owner"})
    void givesAMemberATokenForTheOrganisation(String user, String organisation, String group) {
        JsonNode claims = Tokens.claims(platform.token(user));

        assertThat(claims.get("organization").propertyNames()).containsExactly(organisation);
        assertThat(claims.at("/organization/" + organisation + "/groups/0").asString())
                .isEqualTo(group);
        assertThat(claims.get("iss").asString()).isEqualTo(platform.keycloak() + "/realms/orrery");
    }

    @Test
    void refusesASecondLauncherInTheSameHome() throws IOException, InterruptedException {
        LauncherProcess second = LauncherProcess.start(platform.environment(), "up");

        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.output()).contains("Orrery already runs in", "./orrery down");
    }
}
