package dev.orrery.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.console.ViewTest;
import dev.orrery.console.dashboard.DashboardView;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.SignedInAs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class AccessTokensIT extends ViewTest {

    @Test
    void renewsTheLoginOnceItsTokenHasExpired() {
        eventuallySays("Live");
        giveToken(Duration.ofSeconds(-1));
        int renewals = keycloak.renewals();
        services.clear();

        navigate(DashboardView.class, Map.of("org", "acme"));

        eventuallySays("Live");
        eventuallySays("There is no active objective yet.");
        assertThat(services.calendarCalls.tokens()).isNotEmpty().doesNotContain(TOKEN);
        assertThat(keycloak.renewals()).isEqualTo(renewals + 1);
    }

    @Test
    void asksToSignInAgainWhenTheLoginIsOverInKeycloak() {
        eventuallySays("Live");
        giveToken(Duration.ofSeconds(-1));
        keycloak.renewing(false);
        services.clear();

        navigate(DashboardView.class, Map.of("org", "acme"));

        eventuallySays("Your session has ended");
        eventuallySays("Not live");
        assertThat(services.calendarCalls.tokens()).isEmpty();
    }
}
