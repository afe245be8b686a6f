package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the console can be used by everybody: without sight, in the dark, on a phone. */
@ExtendWith({PlatformExtension.class, BrowserExtension.class})
class ConsolePagesIT {

    private static final List<String> PAGES = List.of(
            "/orgs/acme",
            "/orgs/acme/calendars",
            "/orgs/acme/objectives",
            "/orgs/acme/kpis",
            "/orgs/acme/people",
            "/organizations",
            "/orgs/nobody",
            "/nowhere");

    private final RunningPlatform platform;
    private final List<String> things = new ArrayList<>();

    ConsolePagesIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void makeSomethingOfEachKind() throws IOException {
        String calendar = Calendars.create(platform, "Pages " + UUID.randomUUID(), "ORG");
        Calendars.importTeam(platform, calendar);
        String event = platform.as("ada").create("/v1/" + calendar + "/events", """
                {"title": "Retrospective", "recurrence": ["RRULE:FREQ=WEEKLY;BYDAY=FR"],
                 "start": {"dateTime": "2026-11-20T15:00:00", "timeZone": "Europe/Berlin"},
                 "end": {"dateTime": "2026-11-20T16:00:00", "timeZone": "Europe/Berlin"}}
                """);
        String objective =
                platform.as("ada").create("/v1/orgs/acme/objectives", "{\"title\": \"Everybody can use it\"}");
        String keyResult = platform.as("ada").create("/v1/" + objective + "/keyResults", """
                {"title": "Pages that axe has nothing to say about", "kind": "INCREASE", "targetValue": {"value": "12"}}
                """);
        platform.as("ada").create("/v1/" + keyResult + "/checkIns", """
                {"value": {"value": "6"}, "confidence": {"value": "0.8"}, "narrative": "Half of them."}
                """);
        String kpi = platform.as("ada").create("/v1/orgs/acme/kpis", """
                {"displayName": "Contrast", "unit": ":1", "targetValue": {"value": "7"}, "warnThreshold": {"value": "5"}}
                """);
        platform.as("ada").create("/v1/" + kpi + "/measurements", """
                {"measureTime": "2026-11-20T09:00:00Z", "value": {"value": "5.2"}}
                """);
        platform.as("ada").create("/v1/" + kpi + "/bindings", """
                {"displayName": "The build", "schedule": "FREQ=DAILY;BYHOUR=6",
                 "httpApi": {"url": "https://build.example.com/contrast.json", "valuePointer": "/ratio"}}
                """);
        platform.as("ada").create("/v1/" + kpi + "/bindings", "{\"displayName\": \"The scanner\", \"webhook\": {}}");
        things.addAll(
                List.of(calendar, event, event + "/instances/20261127T140000Z", keyResult, kpi, kpi + "/bindings"));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void areAccessible(ColorScheme colors, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        Console console = Console.signIn(platform, page, "ada");
        pages().forEach(path -> {
            console.open(path);
            assertThat(violations(page)).as(path).isEmpty();
        });
    }

    @Test
    void monthIsAccessible(Page page) {
        Console console = Console.signIn(platform, page, "ada");
        console.open("/" + things.getFirst());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Month"))
                .click();
        page.locator(".month-event").first().waitFor();

        assertThat(violations(page)).isEmpty();
    }

    @Test
    void fitAPhone(Page page) {
        page.setViewportSize(390, 844);
        Console console = Console.signIn(platform, page, "ada");
        pages().forEach(path -> {
            console.open(path);
            Object overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat((int) overflow).as("pixels that %s is too wide", path).isLessThanOrEqualTo(0);
        });

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                .first()
                .click();
        console.link("Calendars").click();
        console.title("Calendars").waitFor();
    }

    private Stream<String> pages() {
        return Stream.concat(PAGES.stream(), things.stream().map(name -> "/" + name));
    }

    /** What axe finds, short enough to be read in a report. */
    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
    }
}
