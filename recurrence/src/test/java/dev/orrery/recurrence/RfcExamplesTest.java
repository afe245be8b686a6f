package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 5545 itself. */
class RfcExamplesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    record Example(String title, String start, List<String> lines, List<String> expected, boolean goesOn) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Example> examples() throws IOException {
        try (InputStream file = RfcExamplesTest.class.getResourceAsStream("rfc5545-examples.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n", -1))
                    .filter(block -> !block.startsWith("#"))
                    .map(RfcExamplesTest::read);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void happensAsTheRfcSays(Example example) {
        RecurrenceSet set = RecurrenceSet.startingAt(
                        TimeText.parse("DTSTART", example.start(), NEW_YORK, Leniency.STRICT))
                .lines(example.lines())
                .build();
        int wanted = example.expected().size() + 1;
        List<String> found = new ArrayList<>();
        OccurrenceCursor cursor = set.occurrences(Windows.ALWAYS, WorkBudget.DEFAULT);
        while (found.size() < wanted && cursor.advance()) {
            found.add(EventTime.Texts.DATE_TIME.format(cursor.current().start().local()));
        }
        assertThat(found.size() == wanted).isEqualTo(example.goesOn());
        assertThat(found.subList(0, Math.min(found.size(), wanted - 1))).isEqualTo(example.expected());
    }

    private static Example read(String block) {
        String[] lines = block.strip().split("\n", -1);
        String[] head = lines[1].split(" ", -1);
        List<String> expected = new ArrayList<>();
        boolean goesOn = false;
        for (String token : lines[2].split(" ", -1)) {
            if (token.equals("...")) {
                goesOn = true;
            } else {
                addDays(token, head[0].substring(8), expected);
            }
        }
        return new Example(lines[0], head[0], List.of(head).subList(1, head.length), expected, goesOn);
    }

    private static void addDays(String token, String time, List<String> expected) {
        if (token.length() == 15) {
            expected.add(token);
            return;
        }
        String[] range = token.split("\\.\\.", -1);
        LocalDate last = date(range[range.length - 1]);
        for (LocalDate day = date(range[0]); !day.isAfter(last); day = day.plusDays(1)) {
            expected.add(DateTimeFormatter.BASIC_ISO_DATE.format(day) + time);
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
