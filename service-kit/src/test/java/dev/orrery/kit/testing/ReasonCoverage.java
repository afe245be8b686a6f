package dev.orrery.kit.testing;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import dev.orrery.kit.errors.CommonReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which reasons of a contract no integration test of the module names, so that nobody has seen a caller get them. */
public final class ReasonCoverage {
    private ReasonCoverage() {}

    /** None in a sound module; {@code ofTheKit} are answered before a call reaches it, and asserted in the kit's tests. */
    public static List<String> unreached(EnumDescriptor reasons, CommonReason... ofTheKit) {
        List<String> elsewhere = Arrays.stream(ofTheKit).map(Enum::name).toList();
        List<String> tests = integrationTests();
        return reasons.getValues().stream()
                .filter(reason -> reason.getNumber() != 0)
                .map(EnumValueDescriptor::getName)
                .filter(reason -> !elsewhere.contains(reason))
                .filter(reason -> tests.stream().noneMatch(test -> test.contains("\"" + reason + "\"")))
                .toList();
    }

    private static List<String> integrationTests() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith("IT.java"))
                    .map(ReasonCoverage::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
