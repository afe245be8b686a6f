package dev.orrery.recurrence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks of libical's {@code icalrecur_test.txt}, read from where the file is kept, which is not in this repository. */
final class LibicalSuite {
    private static final String FILE = "libical-icalrecur.txt";
    private static final String PROPERTY = "orrery.recurrence.data";
    private static final String VARIABLE = "ORRERY_RECURRENCE_DATA";
    private static final String DEFAULT = "../shared/data/recurrence";

    /** One rule with the starts libical expects; null where libical has not built the feature. */
    record Block(
            int line,
            String rule,
            String start,
            @Nullable String startAt,
            @Nullable List<String> instances) {}

    private LibicalSuite() {}

    static Optional<Path> file() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve(folderName()).resolve(FILE);
            if (Files.isReadable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static String folderName() {
        String variable = System.getenv(VARIABLE);
        return System.getProperty(PROPERTY, variable == null ? DEFAULT : variable);
    }

    static List<Block> blocks(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String rule = "";
        String start = "";
        String startAt = null;
        int number = 0;
        int ruleLine = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("RRULE:")) {
                rule = line.substring("RRULE:".length());
                ruleLine = number;
                startAt = null;
            } else if (line.startsWith("DTSTART:")) {
                start = line.substring("DTSTART:".length());
            } else if (line.startsWith("START-AT:")) {
                startAt = line.substring("START-AT:".length());
            } else if (line.startsWith("INSTANCES:")) {
                String instances = line.substring("INSTANCES:".length()).strip();
                boolean isKnown = !instances.startsWith("***");
                blocks.add(new Block(ruleLine, rule, start, startAt, isKnown ? List.of(instances.split(",")) : null));
            }
        }
        return blocks;
    }
}
