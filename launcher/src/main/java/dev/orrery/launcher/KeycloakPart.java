package dev.orrery.launcher;

import dev.orrery.keycloak.KeycloakDistribution;
import dev.orrery.keycloak.KeycloakServer;
import dev.orrery.keycloak.RealmDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Our own Keycloak: unpacked and built at its first start, a child process from then on. */
final class KeycloakPart {

    static final String NAME = "keycloak";

    private final Settings settings;
    private final Secrets secrets;
    private final Progress progress;

    private KeycloakPart(Settings settings, Secrets secrets, Progress progress) {
        this.settings = settings;
        this.secrets = secrets;
        this.progress = progress;
    }

    static Part of(Settings settings, Secrets secrets, Progress progress) {
        KeycloakPart keycloak = new KeycloakPart(settings, secrets, progress);
        KeycloakServer server = keycloak.server();
        return new ChildPart(
                NAME,
                server.url().toString(),
                Set.of(EmbeddedDatabase.NAME),
                List.of(PlatformPort.KEYCLOAK, PlatformPort.KEYCLOAK_MANAGEMENT),
                Readiness.http(server.readiness()),
                keycloak::prepare,
                () -> keycloak.command(server),
                settings.home());
    }

    private void prepare() {
        boolean isBuilt =
                Files.isDirectory(KeycloakDistribution.homeIn(settings.home().cache(), archive()));
        if (!isBuilt) {
            progress.note(NAME, "is built for this machine, once");
        }
        Instant start = Instant.now();
        try {
            KeycloakDistribution.prepare(
                            archive(),
                            settings.home().cache(),
                            settings.javaHome(),
                            settings.home().log("keycloak-build"))
                    .writeRealm(settings.isDevelopment() ? RealmDocument.development() : RealmDocument.production());
        } catch (IOException e) {
            throw new StartupException("Keycloak cannot be built", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("the build of Keycloak was interrupted");
        }
        if (!isBuilt) {
            progress.done(
                    NAME,
                    "built",
                    Duration.between(start, Instant.now()),
                    "kept in " + settings.home().cache());
        }
    }

    private KeycloakServer server() {
        return new KeycloakServer(
                new KeycloakDistribution(
                        KeycloakDistribution.homeIn(settings.home().cache(), archive())),
                settings.javaHome(),
                settings.port(PlatformPort.KEYCLOAK),
                settings.port(PlatformPort.KEYCLOAK_MANAGEMENT),
                DatabaseSetup.keycloakDatabase(settings, secrets),
                secrets.get(Secret.KEYCLOAK_ADMIN),
                placeholders());
    }

    private Map<String, String> placeholders() {
        Map<String, String> values = new HashMap<>();
        values.put("ORRERY_CONSOLE_URL", settings.consoleUrl().toString());
        for (Secret secret : List.of(Secret.CONSOLE_CLIENT, Secret.CALENDAR_CLIENT, Secret.OKR_CLIENT)) {
            values.put(secret.variable(), secrets.get(secret));
        }
        String mail = "ORRERY_SMTP_PASSWORD";
        values.put(mail, settings.environment().getOrDefault(mail, ""));
        return values;
    }

    private Command command(KeycloakServer server) {
        return new Command(server.command(), server.environment(), List.of());
    }

    private Path archive() {
        Path directory = settings.root().resolve("keycloak/target/server");
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(
                            () -> new StartupException(directory + ": no server in it (expected: built by ./orrery)"));
        } catch (IOException e) {
            throw new StartupException(directory + ": missing (expected: built by ./orrery)", e);
        }
    }
}
