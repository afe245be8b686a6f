package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick start of the README is the code below, and does what it promises. */
class QuickStartTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/orrery/recurrence/QuickStartTest.java");

    private final List<Occurrence> used = new ArrayList<>();

    @Test
    void expandsTheStandUpWithoutChristmasAndWithTheMovedDay() {
        quickStart();
        assertThat(used).hasSize(21);
        assertThat(used.get(1).id()).hasToString("20261103T080000Z");
        assertThat(used.get(1).startTime()).isEqualTo("2026-11-03T13:00:00Z");
    }

    @Test
    void isTheCodeOfTheReadme() throws IOException {
        assertThat(lines(between(Files.readString(README), "```java\n", "```")))
                .isEqualTo(lines(between(Files.readString(SOURCE), "// begin\n", "        // end")));
    }

    private void quickStart() {
        // begin
        RecurrenceSet standup = RecurrenceSet.startingAt(
                        new EventTime.Zoned(LocalDateTime.parse("2026-11-02T09:00"), ZoneId.of("Europe/Berlin")))
                .duration(EventDuration.exactly(Duration.ofMinutes(15)))
                .line("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
                .line("EXDATE;TZID=Europe/Berlin:20261225T090000")
                .override(InstanceOverride.moved(
                        RecurrenceId.parse("20261103T080000Z"),
                        new EventTime.Zoned(LocalDateTime.parse("2026-11-03T14:00"), ZoneId.of("Europe/Berlin")),
                        EventDuration.exactly(Duration.ofMinutes(30))))
                .build();

        Window window = Window.between(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
        switch (standup.expand(window, WorkBudget.DEFAULT)) {
            case Expansion.Complete(List<Occurrence> occurrences) -> use(occurrences);
            case Expansion.BudgetSpent(List<Occurrence> occurrences, Instant reached) -> refuse(occurrences, reached);
        }
        // end
    }

    private void use(List<Occurrence> occurrences) {
        used.addAll(occurrences);
    }

    private void refuse(List<Occurrence> occurrences, Instant reached) {
        throw new AssertionError(occurrences.size() + " until " + reached);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
