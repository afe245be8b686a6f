package dev.orrery.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                () -> unpack(application),
                () -> command(application).hastened(image(application).jvmOptions()),
                settings.home());
    }

    /** What the applications that run here could learn from this start. */
    static Training training(Settings settings, Secrets secrets) {
        Parts factory = new Parts(settings, secrets);
        List<Training.Lesson> lessons = Stream.of(Application.values())
                .filter(application -> !settings.without().contains(application.artifact()))
                .map(application -> new Training.Lesson(
                        application.artifact(), factory.image(application), factory.command(application)))
                .toList();
        return new Training(lessons, settings.home());
    }

    private ApplicationImage image(Application application) {
        return ApplicationImage.of(
                application.artifact(),
                application.jar(settings.root()),
                settings.home().cache());
    }

    private void unpack(Application application) {
        try {
            image(application)
                    .unpack(
                            application.jar(settings.root()),
                            settings.javaHome(),
                            settings.home().log(application.artifact()));
        } catch (IOException e) {
            throw new StartupException(application.artifact() + " cannot be unpacked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("unpacking " + application.artifact() + " was interrupted");
        }
    }

    private Command command(Application application) {
        List<String> line = new ArrayList<>();
        line.add(settings.javaHome().resolve("bin/java").toString());
        line.addAll(application.jvmOptions());
        line.add("-jar");
        line.add(image(application).jar().toString());
        return new Command(line, environment(application), List.of(application.jar(settings.root())));
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
}
