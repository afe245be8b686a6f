package dev.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md against the programs: a variable that one of them reads is on the page, and the page invents none. */
class OperationsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("ORRERY_[A-Z][A-Z_]*[A-Z]");
    private static final Pattern SOURCE = Pattern.compile(".*/src/main/.*\\.(java|ya?ml|json)");

    @Test
    void namesEveryVariableThatAProgramReads() throws IOException {
        assertThat(onThePage()).containsAll(inTheSources());
    }

    @Test
    void namesNoVariableThatNothingReads() throws IOException {
        Set<String> read = inTheSources();
        read.addAll(variables(ROOT.resolve("orrery")));
        assertThat(read).containsAll(onThePage());
    }

    private static Set<String> onThePage() {
        return variables(ROOT.resolve("docs/operations.md"));
    }

    private static Set<String> inTheSources() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.map(folder -> folder.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> SOURCE.matcher(file.toString()).matches())
                            .forEach(file -> found.addAll(variables(file)));
                }
            }
        }
        return found;
    }

    private static Set<String> variables(Path file) {
        try {
            Set<String> names = new TreeSet<>();
            Matcher matcher = VARIABLE.matcher(Files.readString(file));
            while (matcher.find()) {
                names.add(matcher.group());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
