package dev.orrery.endtoend;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an output shows what a page promises: the promised lines in their order, {@code ...} for any text. */
final class ExpectedOutput {

    private static final String ANYTHING = "...";

    private ExpectedOutput() {}

    /** The first promised line that the output does not show after the ones before it. */
    static Optional<String> firstMissing(List<String> expected, String output) {
        Iterator<String> lines = output.lines().iterator();
        for (String wanted : expected) {
            if (!wanted.isBlank() && !wanted.strip().equals(ANYTHING) && !advanceTo(wanted, lines)) {
                return Optional.of(wanted);
            }
        }
        return Optional.empty();
    }

    private static boolean advanceTo(String wanted, Iterator<String> lines) {
        Pattern pattern = Pattern.compile(Arrays.stream(wanted.strip().split(Pattern.quote(ANYTHING), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
        while (lines.hasNext()) {
            if (pattern.matcher(lines.next()).find()) {
                return true;
            }
        }
        return false;
    }
}
