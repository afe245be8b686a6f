package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the launcher does when things do not go as planned, shown on a platform of a database and the gateway. */
class LifecycleIT {

    private PlatformEnvironment environment = PlatformEnvironment.fresh("lifecycle")
            .with("ORRERY_TRAINING", "off")
            .with("ORRERY_WITHOUT", "keycloak,calendar-service,okr-service,admin-console");

    LifecycleIT() throws IOException {}

    @AfterEach
    void leavesNothingBehind() throws IOException, InterruptedException {
        assertThat(LauncherProcess.start(environment, "down").awaitEnd()).isZero();
    }

    @Test
    void stopsEverythingOnCtrlCAndKeepsTheData() throws IOException, InterruptedException {
        LauncherProcess launcher = LauncherProcess.start(environment, "up").awaitOutput("Ready in");
        assertThat(launcher.output()).contains("gateway").doesNotContain("adopted");

        launcher.interrupt();

        assertThat(launcher.output()).containsPattern("gateway +stopped").containsPattern("postgresql +stopped");
        assertThat(launcher.output()).containsSubsequence("Stopping", "Stopped.");
        assertThat(environment.home().resolve("postgresql/PG_VERSION")).exists();
        assertThat(status()).contains("stopped").doesNotContain("ready");
    }

    @Test
    void adoptsWhatAKilledLauncherLeft() throws IOException, InterruptedException {
        LauncherProcess.start(environment, "up").awaitOutput("Ready in").kill();
        assertThat(status()).contains("ready");

        LauncherProcess second = LauncherProcess.start(environment, "up").awaitOutput("Ready in");

        assertThat(second.output().lines())
                .filteredOn(line -> line.contains("was left running by an earlier start: adopted"))
                .hasSize(2);
        second.interrupt();
        assertThat(status()).doesNotContain("ready");
    }

    @Test
    void replacesWhatWasLeftWhenItWouldNowBeStartedOtherwise() throws IOException, InterruptedException {
        LauncherProcess.start(environment, "up").awaitOutput("Ready in").kill();

        environment = environment.with("ORRERY_GATEWAY_PORT", Integer.toString(environment.port("ORRERY_OKR_PORT")));
        LauncherProcess second = LauncherProcess.start(environment, "up").awaitOutput("Ready in");

        assertThat(second.output())
                .containsPattern("gateway +was left behind by an earlier start: stopped, starts anew");
        second.interrupt();
    }

    @Test
    void stopsWithDownWhatAKilledLauncherLeft() throws IOException, InterruptedException {
        LauncherProcess.start(environment, "up").awaitOutput("Ready in").kill();

        LauncherProcess down = LauncherProcess.start(environment, "down");

        assertThat(down.awaitEnd()).isZero();
        assertThat(down.output()).contains("The launcher is gone; stopping what it left");
        assertThat(status()).doesNotContain("ready");
    }

    @Test
    void stopsWithDownWhatALauncherCouldNotStop() throws IOException, InterruptedException {
        Path jar = Files.createTempFile(Path.of("target"), "launcher-", ".jar");
        Files.copy(LauncherProcess.JAR, jar, StandardCopyOption.REPLACE_EXISTING);
        PlatformEnvironment rooted =
                environment.with("ORRERY_ROOT", Path.of("..").toRealPath().toString());
        LauncherProcess.startFrom(jar, rooted, "up").awaitOutput("Ready in");
        // As a build would that writes over the program of a launcher that runs: classes not yet loaded are lost.
        Files.write(jar, new byte[0]);

        assertThat(LauncherProcess.start(environment, "down").awaitEnd()).isZero();

        assertThat(status()).contains("stopped").doesNotContain("ready");
    }

    @Test
    void refusesATakenPortByNumberVariableAndOwner() throws IOException, InterruptedException {
        int port = environment.port("ORRERY_GATEWAY_PORT");
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LauncherProcess launcher = LauncherProcess.start(environment, "up");

            assertThat(launcher.awaitEnd()).isEqualTo(1);
            assertThat(launcher.output()).contains("port " + taken.getLocalPort() + " is taken", "ORRERY_GATEWAY_PORT");
        }
    }

    @Test
    void returnsFromADetachedStartWhenEverythingIsReady() throws IOException, InterruptedException {
        LauncherProcess detached = LauncherProcess.start(environment, "up", "--detach");
        assertThat(detached.awaitEnd()).as(detached.output()).isZero();
        assertThat(detached.output()).contains("Ready in");
        assertThat(status()).contains("ready (process");

        LauncherProcess again = LauncherProcess.start(environment, "up", "--detach");
        assertThat(again.awaitEnd()).isZero();
        assertThat(again.output()).contains("already runs");
    }

    private String status() throws IOException, InterruptedException {
        LauncherProcess status = LauncherProcess.start(environment, "status");
        status.awaitEnd();
        return status.output();
    }
}
