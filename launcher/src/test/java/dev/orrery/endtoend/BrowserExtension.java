package dev.orrery.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a {@link Page} of its own in a headless Chromium, and keeps a picture of it when the test fails. */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        BrowserContext window =
                chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 860));
        Page page = window.newPage();
        context.getStore(NAMESPACE).put(Page.class, page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Page page = context.getStore(NAMESPACE).remove(Page.class, Page.class);
        if (page == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            Path picture = Path.of(
                    "target/screenshots",
                    context.getRequiredTestClass().getSimpleName(),
                    context.getRequiredTestMethod().getName() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
            System.out.println("The page that failed: " + picture.toAbsolutePath() + " (" + page.url() + ")");
        }
        page.context().close();
    }

    private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        static Chromium start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(ARGUMENTS));
            return new Chromium(playwright, browser);
        }

        private static Path executable() {
            Stream<String> path =
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
            return Stream.concat(Stream.of("/usr/bin"), path)
                    .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                            .map(name -> Path.of(directory, name)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("no chromium on the PATH (expected: Debian's package chromium)"));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
