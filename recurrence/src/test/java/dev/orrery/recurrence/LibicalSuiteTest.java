package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LibicalSuiteTest {
    private static final int MAX_SHOWN = 2_000;

    @Test
    void agreesWithLibicalForwardAndBackward() throws IOException {
        Optional<Path> file = LibicalSuite.file();
        assumeTrue(file.isPresent(), "libical's suite is not here: set ORRERY_RECURRENCE_DATA to its folder");
        Set<String> deviations = deviations();
        List<String> disagreements = new ArrayList<>();
        for (LibicalSuite.Block block : LibicalSuite.blocks(file.orElseThrow())) {
            if (!deviations.remove(block.rule() + " from " + block.start())) {
                check(block, disagreements);
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(deviations).as("deviations that name no block").isEmpty();
    }

    /** The blocks that RFC 5545 decides otherwise; the file says by which clause. */
    private static Set<String> deviations() throws IOException {
        try (InputStream file = LibicalSuiteTest.class.getResourceAsStream("libical-deviations.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.startsWith("FREQ=")).collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static void check(LibicalSuite.Block block, List<String> disagreements) {
        List<String> expected = block.instances();
        if (expected == null) {
            return;
        }
        EventTime start = TimeText.parse("DTSTART", block.start(), null, Leniency.STRICT);
        RecurrenceRule rule = RecurrenceRule.parse(block.rule(), Leniency.LENIENT);
        RecurrenceSet set = RecurrenceSet.ofRule(rule, start);
        List<String> forward = starts(set, false);
        List<String> backward = starts(set, true);
        Collections.reverse(backward);
        if (!forward.equals(expected) || !backward.equals(expected)) {
            disagreements.add("line " + block.line() + " " + block.rule() + " from " + block.start() + "\n  expected "
                    + expected + "\n  forward  " + forward + "\n  backward " + backward);
        }
    }

    private static List<String> starts(RecurrenceSet set, boolean backward) {
        OccurrenceCursor cursor = backward
                ? set.occurrencesBackward(Windows.ALWAYS, WorkBudget.DEFAULT)
                : set.occurrences(Windows.ALWAYS, WorkBudget.DEFAULT);
        List<String> starts = new ArrayList<>();
        while (starts.size() < MAX_SHOWN && cursor.advance()) {
            starts.add(cursor.current().start().toString());
        }
        return starts;
    }
}
