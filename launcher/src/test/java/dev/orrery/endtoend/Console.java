package dev.orrery.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The console in a browser, with somebody signed in. */
final class Console {

    private static final double PATIENCE_MILLIS = 60_000;

    private final RunningPlatform platform;
    private final Page page;

    private Console(RunningPlatform platform, Page page) {
        this.platform = platform;
        this.page = page;
    }

    /** The login has a page for the name and one for the password; demo passwords are the names. */
    static Console signIn(RunningPlatform platform, Page page, String user) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page.setDefaultTimeout(PATIENCE_MILLIS);
        Console console = new Console(platform, page);
        page.navigate(platform.console().toString());
        console.login().fill(user);
        console.press("Sign in");
        page.locator("input[name=password]").fill(user);
        console.press("Sign in");
        page.waitForURL(Pattern.compile(Pattern.quote(platform.console().toString()) + ".*"));
        page.locator("vaadin-app-layout").waitFor();
        return console;
    }

    /** Goes to a page and waits until all that it reads is there. */
    void open(String path) {
        page.navigate(platform.console().resolve(path).toString());
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                .first()
                .waitFor();
        assertThat(page.locator("[aria-busy=true]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** The field that asks who wants to sign in. */
    Locator login() {
        return page.getByLabel("Username or email");
    }

    Locator title(String title) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(title).setExact(true).setLevel(1));
    }

    /** Says that changes arrive as they happen. */
    Locator live() {
        return page.getByText("Live", new Page.GetByTextOptions().setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }
}
