package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
    private String calendar = "";

    ConsolePagesIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void fillACalendar() throws IOException {
        calendar = Calendars.create(platform, "Pages " + UUID.randomUUID(), "ORG");
        Calendars.importTeam(platform, calendar);
    }

    @Test
    void areAccessible(Page page) {
        Console console = Console.signIn(platform, page, "ada");
        pages().forEach(path -> {
            console.open(path);
            assertThat(violations(page)).as(path).isEmpty();
        });
    }

    @Test
    void areAccessibleInTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Console console = Console.signIn(platform, page, "ada");
        pages().forEach(path -> {
            console.open(path);
            assertThat(violations(page)).as(path).isEmpty();
        });
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
        return Stream.concat(PAGES.stream(), Stream.of("/" + calendar));
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
