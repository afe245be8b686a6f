package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of one date a year are walked without the bits of a year, and end where they would. */
class DateCursorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-02-29 | FREQ=YEARLY | 2024-02-29 2028-02-29 2032-02-29",
                "1896-02-29 | FREQ=YEARLY | 1896-02-29 1904-02-29 1908-02-29",
                "2024-02-29 | FREQ=YEARLY;INTERVAL=3 | 2024-02-29 2036-02-29 2048-02-29",
                "2026-05-10 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1 | 2027-03-01 2028-03-01 2029-03-01",
                "2026-05-10 | FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=10 | 2026-06-10 2027-06-10 2028-06-10",
                "2026-05-10 | FREQ=MONTHLY;INTERVAL=12 | 2026-05-10 2027-05-10 2028-05-10",
                "2026-05-10 | FREQ=DAILY;BYMONTH=6;BYMONTHDAY=10 | 2026-06-10 2027-06-10 2028-06-10",
                "2026-05-10 | FREQ=YEARLY;UNTIL=20280510 | 2026-05-10 2027-05-10 2028-05-10",
                "2026-05-10 | FREQ=YEARLY;UNTIL=20280509 | 2026-05-10 2027-05-10",
                "9998-05-10 | FREQ=YEARLY | 9998-05-10 9999-05-10",
                "2026-05-10 | FREQ=YEARLY;INTERVAL=2147483647 | 2026-05-10",
                "2026-05-10 | FREQ=YEARLY;INTERVAL=7900 | 2026-05-10 9926-05-10"
            })
    void showsTheDateOfEachYear(String start, String rule, String expected) {
        RecurrenceSet set = set(start, rule);
        List<String> wanted = List.of(expected.split(" "));
        assertThat(walk(set.occurrences(Windows.ALWAYS, WorkBudget.DEFAULT), 3)).isEqualTo(wanted);

        Window seen = Window.between(
                Windows.ALWAYS.from(),
                LocalDateTime.parse(wanted.getLast() + "T09:00:01").toInstant(ZoneOffset.UTC));
        assertThat(walk(set.occurrencesBackward(seen, WorkBudget.DEFAULT), 4)).isEqualTo(wanted.reversed());
    }

    @Test
    void countsWhatIsThere() {
        assertThat(set("2024-02-29", "FREQ=YEARLY;COUNT=1000000000").last(ZoneOffset.UTC, WorkBudget.DEFAULT))
                .isInstanceOfSatisfying(
                        Last.Found.class,
                        last -> assertThat(last.occurrence().start().local()).isEqualTo("9996-02-29T09:00"));
    }

    private static RecurrenceSet set(String start, String rule) {
        return RecurrenceSet.ofRule(
                RecurrenceRule.parse(rule), new EventTime.Floating(LocalDateTime.parse(start + "T09:00")));
    }

    private static List<String> walk(OccurrenceCursor cursor, int count) {
        List<String> days = new ArrayList<>();
        while (days.size() < count && cursor.advance()) {
            days.add(cursor.current().start().local().toLocalDate().toString());
        }
        return days;
    }
}
