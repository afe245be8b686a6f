package dev.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlatformTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void startsAPartOnceWhatItNeedsIsReadyAndStopsItFirst() {
        Platform platform = platform(
                part("console", Set.of("keycloak")), part("keycloak", Set.of("database")), part("database", Set.of()));

        platform.start();
        platform.stop();

        assertThat(events)
                .containsExactly(
                        "start database",
                        "start keycloak",
                        "start console",
                        "stop console",
                        "stop keycloak",
                        "stop database");
    }

    @Test
    void startsAtOnceWhatDoesNotWaitForEachOther() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meeting = () -> {
            both.countDown();
            await(both);
        };

        platform(part("first", Set.of(), meeting), part("second", Set.of(), meeting))
                .start();

        assertThat(events).containsExactlyInAnyOrder("start first", "start second");
    }

    @Test
    void reportsAFailureWithoutWaitingForTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        FakePart slow = part("slow", Set.of(), () -> await(never));
        FakePart broken = part("broken", Set.of(), () -> {
            throw new StartupException("broken");
        });

        assertThatThrownBy(() -> platform(slow, broken).start())
                .isInstanceOf(StartupException.class)
                .hasMessage("broken");
    }

    @Test
    void doesNotWaitForAPartThatSomebodyElseRuns() {
        platform(part("console", Set.of("keycloak"))).start();

        assertThat(events).containsExactly("start console");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Platform platform(Part... parts) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Platform(List.of(parts), new Progress(nowhere));
    }

    private FakePart part(String name, Set<String> after) {
        return part(name, after, () -> {});
    }

    private FakePart part(String name, Set<String> after, Runnable starting) {
        return new FakePart(name, after, starting, events);
    }
}
