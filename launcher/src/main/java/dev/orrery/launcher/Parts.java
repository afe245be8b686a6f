package dev.orrery.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of this machine's platform, in the order in which they are listed to people. */
final class Parts {

    private final Settings settings;
    private final Secrets secrets;

    private Parts(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    static List<Part> of(Settings settings, Secrets secrets, Progress progress) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                settings.hasExternalDatabase()
                        ? new ExternalDatabase(DatabaseSetup.of(settings, secrets))
                        : new EmbeddedDatabase(settings, secrets));
        if (!settings.hasExternalKeycloak()) {
            parts.add(KeycloakPart.of(settings, secrets, progress));
        }
        Parts factory = new Parts(settings, secrets);
        for (Application application : Application.values()) {
            parts.add(factory.part(application));
        }
        parts.removeIf(part -> settings.without().contains(part.name()));
        return List.copyOf(parts);
    }

    private Part part(Application application) {
        int port = settings.port(application.port());
        return new ChildPart(
                application.artifact(),
                application.address(port),
                application.after(),
                List.of(application.port()),
                application.readiness(port),
                () -> requireBuilt(application.jar(settings.root())),
                () -> command(application),
                settings.home());
    }

    private Command command(Application application) {
        Path jar = application.jar(settings.root());
        List<String> line = new ArrayList<>();
        line.add(settings.javaHome().resolve("bin/java").toString());
        line.addAll(application.jvmOptions());
        line.add("-jar");
        line.add(jar.toString());
        return new Command(line, environment(application), List.of(jar));
    }

    private Map<String, String> environment(Application application) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", settings.profiles());
        environment.put("ORRERY_DB_URL", settings.databaseUrl());
        environment.put("ORRERY_ISSUER", settings.issuer().toString());
        environment.put("ORRERY_KEYCLOAK_URL", settings.keycloakUrl().toString());
        environment.put("ORRERY_CONSOLE_URL", settings.consoleUrl().toString());
        putAddress(environment, "ORRERY_CALENDAR_ADDRESS", PlatformPort.CALENDAR);
        putAddress(environment, "ORRERY_OKR_ADDRESS", PlatformPort.OKR);
        environment.put(application.port().variable(), Integer.toString(settings.port(application.port())));
        for (Secret secret : application.secrets()) {
            environment.put(secret.variable(), secrets.get(secret));
        }
        return environment;
    }

    private void putAddress(Map<String, String> environment, String variable, PlatformPort port) {
        environment.put(variable, settings.environment().getOrDefault(variable, "127.0.0.1:" + settings.port(port)));
    }

    private static void requireBuilt(Path jar) {
        if (!Files.exists(jar)) {
            throw new StartupException(jar + ": missing (expected: built by ./orrery)");
        }
    }
}
