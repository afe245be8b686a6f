package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSentenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY | every day
            FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every weekday
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR | every second week on Monday and Friday
            FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270501 | every second Tuesday of the month until 1 May 2027
            FREQ=MONTHLY;BYDAY=-1FR;COUNT=10 | every last Friday of the month for 10 times
            FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,-1 | every third month on the first and last day of the month
            FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | every year on the fourth Thursday in November
            FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | every year on every Monday in the 20th week of the year
            FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30 | every day at 09:30 and 17:30
            FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every month on every weekday, only the last of these
            FREQ=HOURLY;INTERVAL=22;COUNT=1 | every 22nd hour once
            """)
    void readsAsEnglish(String rule, String sentence) {
        assertThat(RecurrenceRule.parse(rule).describe()).isEqualTo(sentence);
    }
}
