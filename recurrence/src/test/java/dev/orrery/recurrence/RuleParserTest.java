package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=SOMETIMES | FREQ: SOMETIMES (expected: YEARLY to SECONDLY)
            INTERVAL=2 | FREQ: none (expected: YEARLY to SECONDLY)
            FREQ=DAILY;INTERVAL=0 | INTERVAL: 0 (expected: 1 to 2147483647)
            FREQ=DAILY;COUNT=2;UNTIL=20260101 | UNTIL: beside COUNT (expected: only one of COUNT and UNTIL)
            FREQ=DAILY;COUNT=2;COUNT=3 | COUNT: given twice (expected: each part once)
            FREQ=MONTHLY;BYMONTHDAY=32 | BYMONTHDAY: 32 (expected: 1 to 31 or -31 to -1)
            FREQ=WEEKLY;BYDAY=2MO | BYDAY: ordinals (expected: ordinals only with FREQ=MONTHLY, or FREQ=YEARLY without BYWEEKNO)
            FREQ=WEEKLY;BYDAY=XX | BYDAY: XX (expected: MO, TU, WE, TH, FR, SA or SU)
            FREQ=MONTHLY;BYWEEKNO=1 | BYWEEKNO: MONTHLY (expected: FREQ=YEARLY with BYWEEKNO)
            FREQ=MONTHLY;BYSETPOS=1 | BYSETPOS: alone (expected: another BY part to choose from)
            FREQ=WEEKLY;BYDAY=MO; | RRULE: ; (expected: no semicolon at the end)
            FREQ=DAILY;UNTIL=tomorrow | UNTIL: tomorrow (expected: a date such as 20260131 or a date-time such as 20260131T090000Z)
            FREQ=DAILY;BYHOUR=9,, | BYHOUR:  (expected: a number)
            """)
    void saysWhatIsWrongAndWhatWasExpected(String text, String message) {
        assertThatExceptionOfType(InvalidRecurrenceException.class)
                .isThrownBy(() -> RecurrenceRule.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rrule:freq=weekly; byday = mo,fr; | FREQ=WEEKLY;BYDAY=MO,FR
            FREQ=WEEKLY;BYDAY=2MO | FREQ=WEEKLY;BYDAY=MO
            FREQ=DAILY;X-THING=1;COUNT=2 | FREQ=DAILY;COUNT=2
            FREQ=DAILY;UNTIL=2026-01-31T09:00:00Z | FREQ=DAILY;UNTIL=20260131T090000Z
            FREQ=MONTHLY;BYSETPOS=1 | FREQ=MONTHLY
            FREQ=DAILY;INTERVAL=0 | FREQ=DAILY
            FREQ=YEARLY;BYMONTH=10,11,BYMONTHDAY=10 | FREQ=YEARLY;BYMONTH=10,11;BYMONTHDAY=10
            FREQ=DAILY;UNTIL=20260131T090000ZZ | FREQ=DAILY;UNTIL=20260131T090000Z
            """)
    void forgivesCommonFaultsWhenLenient(String text, String canonical) {
        assertThat(RecurrenceRule.parse(text, Leniency.LENIENT)).hasToString(canonical);
    }

    @Test
    void writesRulesCanonically() {
        assertThat(RecurrenceRule.parse("WKST=SU;BYDAY=FR,MO,+1TU,-1MO,MO;INTERVAL=1;FREQ=MONTHLY;BYMONTH=12,1"))
                .hasToString("FREQ=MONTHLY;BYMONTH=1,12;BYDAY=MO,FR,1TU,-1MO;WKST=SU");
    }

    @Test
    void keepsRulesOfOtherCalendarsAndRefusesToExpandThem() {
        RecurrenceRule rule = RecurrenceRule.parse("RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;SKIP=FORWARD");
        assertThat(rule).hasToString("FREQ=YEARLY;BYMONTH=5L;BYMONTHDAY=8;RSCALE=HEBREW;SKIP=FORWARD");
        EventTime start = new EventTime.AllDay(java.time.LocalDate.of(2026, 1, 1));
        assertThatExceptionOfType(InvalidRecurrenceException.class)
                .isThrownBy(() -> RecurrenceSet.ofRule(rule, start))
                .satisfies(refusal ->
                        assertThat(refusal.reason()).isEqualTo(InvalidRecurrenceException.Reason.UNSUPPORTED_CALENDAR));
    }
}
