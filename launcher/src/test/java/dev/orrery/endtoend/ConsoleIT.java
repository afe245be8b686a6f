package dev.orrery.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person in a browser: signs in on two pages, sees the organisation, finds what was imported, leaves. */
@ExtendWith({PlatformExtension.class, BrowserExtension.class})
class ConsoleIT {

    private static final double PATIENCE_MILLIS = 60_000;

    private final RunningPlatform platform;

    ConsoleIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void asksForNameAndPasswordAndShowsTheDashboard(Page page) {
        signIn(page, "ada");

        heading(page, "Dashboard");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void showsAnImportedCalendar(Page page) throws IOException {
        String calendar = Calendars.create(platform, "Shown in the console", "ORG");
        Calendars.importTeam(platform, calendar);

        signIn(page, "ben");
        page.navigate(platform.console() + "/orgs/acme/calendars");

        assertThat(page.getByText("Shown in the console").first()).isVisible();
    }

    @Test
    void signsOut(Page page) {
        signIn(page, "gus");
        heading(page, "Dashboard");

        page.getByLabel(Pattern.compile("Signed in as.*")).click();
        page.getByText("Sign out").click();
        page.waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().toString()) + ".*"));
        assertThat(page.getByLabel("Username or email")).isVisible();
    }

    private void signIn(Page page, String user) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(platform.console().toString());
        page.getByLabel("Username or email").fill(user);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("input[name=password]").fill(user);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(platform.console() + "/orgs/**");
    }

    private static void heading(Page page, String text) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text))
                .first()
                .waitFor();
    }
}
