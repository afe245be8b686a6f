package dev.orrery.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The four applications: how large each may grow, what it waits for, and which secrets it may know. */
enum Application {
    CALENDAR_SERVICE("calendar-service", PlatformPort.CALENDAR, 192, 544),
    OKR_SERVICE("okr-service", PlatformPort.OKR, 96, 384),
    GATEWAY("gateway", PlatformPort.GATEWAY, 96, 256),
    ADMIN_CONSOLE("admin-console", PlatformPort.CONSOLE, 96, 384);

    /**
     * Small processes that start fast: one collector thread, no memory taken before it is used. A call that waits
     * for the database is woken by the thread that polls, not by one virtual thread after another (docs/decisions/0170).
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.pollerMode=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final int OLD_AT_START_MEGABYTES = 32;

    private final String artifact;
    private final PlatformPort port;
    private final int youngMegabytes;
    private final int heapMegabytes;

    /**
     * An application.
     *
     * @param youngMegabytes of the heap, for what requests make and forget. Everybody waits while it is collected, which
     *     with half of it calendar-service did at every twentieth month that it read
     */
    Application(String artifact, PlatformPort port, int youngMegabytes, int heapMegabytes) {
        this.artifact = artifact;
        this.port = port;
        this.youngMegabytes = youngMegabytes;
        this.heapMegabytes = heapMegabytes;
    }

    String artifact() {
        return artifact;
    }

    PlatformPort port() {
        return port;
    }

    Path jar(Path root) {
        return root.resolve(artifact).resolve("target").resolve(artifact + ".jar");
    }

    List<String> jvmOptions() {
        List<String> sizes = List.of(
                "-Xms" + (youngMegabytes + OLD_AT_START_MEGABYTES) + "m",
                "-Xmn" + youngMegabytes + "m",
                "-Xmx" + heapMegabytes + "m");
        return Stream.concat(JVM_OPTIONS.stream(), sizes.stream()).toList();
    }

    /** What it cannot start without; everything else it finds when it first needs it. */
    Set<String> after() {
        return switch (this) {
            case CALENDAR_SERVICE, OKR_SERVICE -> Set.of(EmbeddedDatabase.NAME);
            case GATEWAY, ADMIN_CONSOLE -> Set.of();
        };
    }

    Set<Secret> secrets() {
        return switch (this) {
            case CALENDAR_SERVICE ->
                EnumSet.of(
                        Secret.CALENDAR_DATABASE_OWNER,
                        Secret.CALENDAR_DATABASE_APP,
                        Secret.CALENDAR_DATABASE_CHANGES,
                        Secret.CALENDAR_CLIENT);
            case OKR_SERVICE ->
                EnumSet.of(
                        Secret.OKR_DATABASE_OWNER,
                        Secret.OKR_DATABASE_APP,
                        Secret.OKR_DATABASE_CHANGES,
                        Secret.OKR_CLIENT);
            case GATEWAY -> EnumSet.noneOf(Secret.class);
            case ADMIN_CONSOLE -> EnumSet.of(Secret.CONSOLE_CLIENT);
        };
    }

    /** The services speak gRPC only; the others answer Boot's health endpoint. */
    Readiness readiness(int listening) {
        return switch (this) {
            case CALENDAR_SERVICE, OKR_SERVICE -> Readiness.grpc(listening);
            case GATEWAY, ADMIN_CONSOLE ->
                Readiness.http(URI.create("http://127.0.0.1:" + listening + "/actuator/health"));
        };
    }

    String address(int listening) {
        return switch (this) {
            case CALENDAR_SERVICE, OKR_SERVICE -> "127.0.0.1:" + listening;
            case GATEWAY, ADMIN_CONSOLE -> "http://127.0.0.1:" + listening;
        };
    }
}
