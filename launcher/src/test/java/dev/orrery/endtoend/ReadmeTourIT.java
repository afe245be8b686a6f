package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README's tour runs as it is printed and answers what the README says. */
@ExtendWith(PlatformExtension.class)
class ReadmeTourIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final RunningPlatform platform;

    ReadmeTourIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void showsWhatTheReadmeShows(@TempDir Path bin) throws IOException {
        installBuf(bin);
        Tour tour = Tour.of(onThesePorts(Files.readString(ROOT.resolve("README.md"))));
        assertThat(tour.steps()).hasSizeGreaterThan(6);

        try (TourShell shell = new TourShell(ROOT)) {
            shell.run("export PATH=" + bin + ":$PATH");
            for (Tour.Step step : tour.steps()) {
                TourShell.Answer answer = shell.run(step.command());
                assertThat(ExpectedOutput.firstMissing(step.expected(), answer.output()))
                        .as("README.md, line %d: %s%nanswered:%n%s", step.line(), step.command(), answer.output())
                        .isEmpty();
            }
        }
    }

    /** The tour calls {@code buf} by its name; the build has it as a Maven artifact. */
    private static void installBuf(Path bin) throws IOException {
        try (Stream<Path> builds = Files.list(ROOT.resolve("proto/target/buf"))) {
            Path buf = builds.filter(file -> file.toString().endsWith(".exe"))
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(bin.resolve("buf"), buf);
        }
    }

    private String onThesePorts(String page) {
        return page.replace("127.0.0.1:8080", address(platform.gateway()))
                .replace("127.0.0.1:8081", address(platform.console()))
                .replace("127.0.0.1:8082", address(platform.keycloak()));
    }

    private static String address(URI url) {
        return url.getHost() + ":" + url.getPort();
    }
}
