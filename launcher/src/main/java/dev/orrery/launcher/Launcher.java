package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The command line: {@code java -jar launcher.jar up [--detach] | status | down | bench [NAME...]}. People call it through ./orrery. */
public final class Launcher {

    private static final int USAGE_ERROR = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Progress progress = new Progress(System.out);
        int exitCode;
        try {
            exitCode = run(List.of(arguments), System.getenv(), progress);
        } catch (StartupException e) {
            System.err.println("orrery: " + e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static int run(List<String> arguments, Map<String, String> environment, Progress progress)
            throws IOException, InterruptedException {
        Settings settings = Settings.of(environment, root(environment));
        if (!arguments.isEmpty() && arguments.getFirst().equals("bench")) {
            return new BenchCommand(settings, secrets(settings), System.out)
                    .run(arguments.subList(1, arguments.size()));
        }
        return switch (String.join(" ", arguments)) {
            case "up" -> new UpCommand(settings, progress).run();
            case "up --detach" -> new DetachedUpCommand(settings, progress).run();
            case "status" -> new StatusCommand(parts(settings, progress), progress).run();
            case "down" -> new DownCommand(settings.home(), parts(settings, progress), progress).run();
            default -> {
                System.err.println("orrery: " + arguments + " (expected: up, up --detach, status, down or bench)");
                yield USAGE_ERROR;
            }
        };
    }

    private static List<Part> parts(Settings settings, Progress progress) {
        return Parts.of(settings, secrets(settings), progress);
    }

    private static Secrets secrets(Settings settings) {
        settings.home().create();
        return Secrets.load(settings.home().secrets(), settings.environment());
    }

    /** The checkout: {@code launcher/target/launcher.jar} lies three levels below it. */
    private static Path root(Map<String, String> environment) {
        String given = environment.get("ORRERY_ROOT");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return Objects.requireNonNull(jar.getParent(), "jar").resolve("../..").normalize();
    }
}
