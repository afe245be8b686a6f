package dev.orrery.console;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import dev.orrery.console.fakes.FakeKeycloak;
import dev.orrery.console.fakes.FakeServices;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of pages without a browser, against services and a Keycloak that it fills itself. */
@SpringBootTest
@ViewPackages(packages = "dev.orrery.console")
public abstract class ViewTest extends SpringBrowserlessTest {
    /** The token that a test begins with. */
    protected static final String TOKEN = "first-token";

    protected static final FakeServices services = new FakeServices();
    protected static final FakeKeycloak keycloak = new FakeKeycloak();

    @Autowired
    private OAuth2AuthorizedClientService clients;

    @Autowired
    private ClientRegistrationRepository registrations;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("orrery.keycloak.issuer", keycloak::issuer);
        properties.add("orrery.keycloak.url", keycloak::url);
        properties.add("orrery.keycloak.client-secret", () -> "secret");
        properties.add("orrery.services.calendar-address", services::calendarAddress);
        properties.add("orrery.services.okr-address", services::okrAddress);
    }

    @Autowired
    private SecurityContextHolderStrategy securityContexts;

    /** Empties the platform before the tab is opened: opening it leads to the first page already. */
    @Override
    @BeforeEach
    protected void initVaadinEnvironment() {
        // Another application context of this JVM may have put its own holder in place.
        SecurityContextHolder.setContextHolderStrategy(securityContexts);
        services.clear();
        keycloak.directory().failWith(0);
        keycloak.renewing(true);
        giveToken(Duration.ofMinutes(5));
        super.initVaadinEnvironment();
    }

    /** Gives the login a token that lasts so long, as signing in does. */
    protected final void giveToken(Duration lifetime) {
        Authentication login =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        Instant now = Instant.now();
        clients.saveAuthorizedClient(
                new OAuth2AuthorizedClient(
                        Objects.requireNonNull(registrations.findByRegistrationId("keycloak")),
                        login.getName(),
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER, TOKEN, now.minusSeconds(300), now.plus(lifetime)),
                        new OAuth2RefreshToken("refresh", now)),
                login);
    }

    /** Waits until what happens behind the page has made it so. */
    protected final void eventually(Callable<Boolean> condition) {
        try {
            await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
                // Also lets through what other threads have for the page; the DSL's own round trip does not.
                MockVaadin.clientRoundtrip();
                return condition.call();
            });
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("The page says: " + text(), late);
        }
    }

    /** Waits until the page says something. */
    protected final void eventuallySays(String words) {
        eventually(() -> text().contains(words));
    }

    /** Waits for the table of the page. */
    @SuppressWarnings("unchecked") // A class literal has no type argument to ask by.
    protected final GridTester<Grid<Object>, Object> table() {
        eventually(() -> !find(Grid.class).all().isEmpty());
        return test((Grid<Object>) find(Grid.class).single());
    }

    /** All that the tab says. */
    protected final String text() {
        return UI.getCurrent()
                .getChildren()
                .map(component -> component.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }
}
