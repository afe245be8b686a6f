package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.okr.v1.ErrorReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason of the contract is asserted by a test of this service, or by one of the kit for what the kit answers. */
class ReasonCoverageTest {
    /** What the kit answers before a call reaches the service, and asserts in tests of its own. */
    private static final Set<ErrorReason> OF_THE_KIT =
            Set.of(ErrorReason.UNAUTHENTICATED_CALLER, ErrorReason.RATE_LIMITED, ErrorReason.INTERNAL_ERROR);

    @Test
    void everyReasonIsReached() throws IOException {
        List<String> tests = sources();
        List<ErrorReason> unreached = Arrays.stream(ErrorReason.values())
                .filter(reason -> reason != ErrorReason.UNRECOGNIZED && reason != ErrorReason.ERROR_REASON_UNSPECIFIED)
                .filter(reason -> !OF_THE_KIT.contains(reason))
                .filter(reason -> tests.stream().noneMatch(test -> test.contains("\"" + reason.name() + "\"")))
                .toList();

        assertThat(unreached).isEmpty();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .map(ReasonCoverageTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
