package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY                                  | Every day
            FREQ=WEEKLY;BYDAY=TU                        | Every week on Tuesday
            FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO            | Every weekday
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR       | Every 2 weeks on Monday, Wednesday and Friday
            FREQ=MONTHLY;BYDAY=-1FR                     | Every month on the last Friday
            FREQ=MONTHLY;BYMONTHDAY=1,15                | Every month on day 1 and 15
            FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;WKST=MO     | Every year on the second Sunday in March
            FREQ=DAILY;COUNT=10                         | Every day, 10 times
            FREQ=DAILY;COUNT=1                          | Every day, once
            FREQ=DAILY;UNTIL=20270303T225959Z           | Every day, until 3 Mar 2027
            FREQ=DAILY;UNTIL=20270303                   | Every day, until 3 Mar 2027
            """)
    void putsCommonRulesIntoWords(String rule, String words) {
        assertThat(Recurrence.words(List.of("RRULE:" + rule))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
                "FREQ=HOURLY",
                "FREQ=MONTHLY;BYDAY=7MO",
                "FREQ=MONTHLY;BYDAY=XX",
                "FREQ=YEARLY;BYMONTH=13",
                "FREQ=DAILY;UNTIL=someday!"
            })
    void showsAsItIsWrittenWhatItCannotSay(String rule) {
        assertThat(Recurrence.words(List.of("RRULE:" + rule))).isEqualTo(rule);
    }

    @Test
    void saysNothingOfASingleEventOrOfDates() {
        assertThat(Recurrence.words(List.of())).isEmpty();
        assertThat(Recurrence.words(List.of("RDATE:20261121T090000Z"))).isEmpty();
    }

    @Test
    void saysEachOfSeveralRules() {
        assertThat(Recurrence.words(List.of("RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;BYDAY=MO")))
                .isEqualTo("Every day, 2 times; and Every week on Monday");
    }
}
