package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.util.List;

/** Writes a rule canonically, so that equal rules have equal text. */
final class RuleText {
    private RuleText() {}

    static String of(RecurrenceRule rule) {
        StringBuilder text = new StringBuilder(64).append("FREQ=").append(rule.frequency);
        if (rule.interval != 1) {
            text.append(";INTERVAL=").append(rule.interval);
        }
        if (rule.count != 0) {
            text.append(";COUNT=").append(rule.count);
        }
        if (rule.until != null) {
            text.append(";UNTIL=").append(rule.until);
        }
        if (rule.months != 0 || !rule.leapMonths.isEmpty()) {
            List<?> months = rule.byMonth();
            append(text, "BYMONTH", months);
            appendLeapMonths(text, rule);
        }
        append(text, "BYWEEKNO", rule.byWeekNo());
        append(text, "BYYEARDAY", rule.byYearDay());
        append(text, "BYMONTHDAY", rule.byMonthDay());
        append(text, "BYDAY", rule.byDay());
        append(text, "BYHOUR", rule.byHour());
        append(text, "BYMINUTE", rule.byMinute());
        append(text, "BYSECOND", rule.bySecond());
        append(text, "BYSETPOS", rule.bySetPos());
        if (rule.weekStart != DayOfWeek.MONDAY) {
            text.append(";WKST=").append(WeekdayRule.code(rule.weekStart));
        }
        if (rule.calendar != null) {
            text.append(";RSCALE=").append(rule.calendar);
        }
        if (rule.skip != Skip.OMIT) {
            text.append(";SKIP=").append(rule.skip);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String part, List<?> values) {
        String separator = ";" + part + "=";
        for (Object value : values) {
            text.append(separator).append(value);
            separator = ",";
        }
    }

    private static void appendLeapMonths(StringBuilder text, RecurrenceRule rule) {
        String separator = rule.months == 0 ? ";BYMONTH=" : ",";
        for (String month : rule.leapMonths) {
            text.append(separator).append(month);
            separator = ",";
        }
    }
}
