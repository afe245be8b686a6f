package dev.orrery.calendar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Calendar files of others, kept beside the repository; a test that wants them is skipped where they are absent. */
public final class CalendarFiles {
    private static final String VARIABLE = "ORRERY_ICS_FILES";
    private static final Path BESIDE = Path.of("..", "..", "shared", "data", "ics");

    private CalendarFiles() {}

    /** All of them, or none, with a word on where they were looked for. */
    public static List<Path> all() {
        String configured = System.getenv(VARIABLE);
        Path folder = configured == null ? BESIDE : Path.of(configured);
        if (!Files.isDirectory(folder)) {
            System.out.println("No calendar files in " + folder + "; set " + VARIABLE + " to a folder of .ics files");
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ics"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
