package dev.orrery.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do in the console, in a real browser against the real platform. */
@ExtendWith({PlatformExtension.class, BrowserExtension.class})
class ConsoleIT {

    private final RunningPlatform platform;

    ConsoleIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void asksForNameAndPasswordAndShowsTheDashboard(Page page) {
        Console console = Console.signIn(platform, page, "ada");

        assertThat(console.title("Dashboard")).isVisible();
        assertThat(console.live()).isVisible();
    }

    @Test
    void showsAnImportThatHappensElsewhere(Page page) throws IOException {
        String calendar = Calendars.create(platform, "Team " + UUID.randomUUID(), "ORG");
        Console console = Console.signIn(platform, page, "ben");
        console.open("/" + calendar);
        assertThat(page.getByText("Nothing planned")).isVisible();
        assertThat(console.live()).isVisible();

        Calendars.importTeam(platform, calendar);

        assertThat(page.locator("vaadin-grid").getByText("Stand-up").first()).isVisible();
    }

    @Test
    void tellsWhoChangedWhat(Page page) throws IOException {
        Console console = Console.signIn(platform, page, "ben");
        assertThat(console.live()).isVisible();

        String name = "Pushed " + UUID.randomUUID();
        Calendars.create(platform, name, "ORG");

        Locator change = page.locator(".feed-live").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(change).containsText("Calendar added by Ada Lindqvist");
    }

    @Test
    void takesACheckIn(Page page) {
        String objective = platform.as("ada").create("/v1/orgs/acme/objectives", "{\"title\": \"Customers stay\"}");
        String keyResult = platform.as("ada").create("/v1/" + objective + "/keyResults", """
                {"title": "50 interviews", "kind": "INCREASE", "targetValue": {"value": "50"}, "unit": "talks"}
                """);
        Console console = Console.signIn(platform, page, "ada");
        console.open("/" + keyResult);

        page.getByLabel("Value now").fill("20");
        page.getByLabel("Confidence").fill("70");
        page.getByLabel("What happened, and what is next").fill("Twenty people told us why they left.");
        console.press("Check in");

        assertThat(page.getByText("20 talks, 70 % sure")).isVisible();
        assertThat(page.locator(".page-header")).containsText("40 %");
    }

    @Test
    void recordsAMeasurement(Page page) {
        String kpi = platform.as("ada").create("/v1/orgs/acme/kpis", """
                {"displayName": "Churn", "unit": "%", "direction": "LOWER_IS_BETTER", "aggregation": "LAST",
                 "targetValue": {"value": "2"}, "warnThreshold": {"value": "3"}, "alarmThreshold": {"value": "5"}}
                """);
        Console console = Console.signIn(platform, page, "ada");
        console.open("/" + kpi);
        assertThat(page.getByText("No measurement yet")).isVisible();

        page.getByLabel("Value").fill("4.2");
        console.press("Record");

        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("Churn over.*"))))
                .isVisible();
        assertThat(page.locator(".kpi-header")).containsText("At risk");
    }

    @Test
    void offersAGuestNoPeople(Page page) {
        Console console = Console.signIn(platform, page, "gus");

        assertThat(console.link("Calendars")).isVisible();
        assertThat(console.link("People")).hasCount(0);
        console.open("/orgs/acme/people");
        assertThat(console.title("These people are not yours to see")).isVisible();
    }

    @Test
    void showsAllOrganisationsToThePlatformsAdministrator(Page page) {
        Console console = Console.signIn(platform, page, "pat");

        assertThat(console.title("Organisations")).isVisible();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("acme", Pattern.CASE_INSENSITIVE)))
                .first()
                .click();
        assertThat(page.getByText("ada@acme.example")).isVisible();
    }

    @Test
    void tellsAModeratorThatTheyBelongToNoOrganisation(Page page) {
        Console console = Console.signIn(platform, page, "max");

        assertThat(console.title("Nothing to moderate here")).isVisible();
    }

    @Test
    void tellsThatAnAddressLeadsNowhere(Page page) {
        Console console = Console.signIn(platform, page, "ben");

        console.open("/nowhere");

        assertThat(console.title("There is no page here")).isVisible();
    }

    @Test
    void signsOutHereAndInKeycloak(Page page) {
        Console console = Console.signIn(platform, page, "ben");

        page.getByLabel(Pattern.compile("Signed in as.*")).click();
        page.getByText("Sign out").click();
        page.waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().toString()) + ".*"));

        page.navigate(platform.console().resolve("/orgs/acme").toString());
        assertThat(console.login()).isVisible();
    }

    @Test
    void endsWhenTheLoginEndsInKeycloak(Page page) {
        Console console = Console.signIn(platform, page, "ben");
        Page elsewhere = page.context().newPage();
        elsewhere.navigate(platform.keycloak()
                .resolve("/realms/orrery/protocol/openid-connect/logout")
                .toString());
        elsewhere.locator("#kc-logout").click();
        elsewhere.locator("#kc-page-title").getByText("You are logged out").waitFor();

        console.link("Calendars").click();

        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByText("Your session has ended").click();
        assertThat(console.login()).isVisible();
    }
}
