package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rule in English: how often, on which days, at which times, how long. */
final class RuleSentence {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);
    private static final int WORKDAYS = 0b11111;
    private static final int EVERY_DAY = 0b1111111;

    private final RecurrenceRule rule;

    RuleSentence(RecurrenceRule rule) {
        this.rule = rule;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(frequency());
        addDays(parts);
        addTimes(parts);
        if (rule.setPositions.length > 0) {
            int last = parts.size() - 1;
            parts.set(last, parts.get(last) + ", only the " + positions());
        }
        addEnd(parts);
        return String.join(" ", parts);
    }

    private String frequency() {
        if (isEveryWorkday()) {
            return "every weekday";
        }
        if (isNthWeekdayOfMonth()) {
            WeekdayRule weekday = rule.ordinalWeekdays.getFirst();
            return "every " + EnglishOrdinals.of(weekday.ordinal()) + " " + name(weekday.day()) + " of the month";
        }
        if (rule.interval == 1) {
            return "every " + unit();
        }
        return "every " + EnglishOrdinals.of(rule.interval) + " " + unit();
    }

    private boolean isEveryWorkday() {
        return rule.interval == 1 && rule.frequency == Frequency.WEEKLY && rule.weekdays == WORKDAYS;
    }

    private boolean isNthWeekdayOfMonth() {
        return rule.interval == 1
                && rule.frequency == Frequency.MONTHLY
                && rule.weekdays == 0
                && rule.ordinalWeekdays.size() == 1;
    }

    private String unit() {
        return switch (rule.frequency) {
            case YEARLY -> "year";
            case MONTHLY -> "month";
            case WEEKLY -> "week";
            case DAILY -> "day";
            case HOURLY -> "hour";
            case MINUTELY -> "minute";
            case SECONDLY -> "second";
        };
    }

    private void addDays(List<String> parts) {
        if (rule.hasByDay() && !isEveryWorkday() && !isNthWeekdayOfMonth()) {
            parts.add("on " + weekdays());
        }
        if (rule.monthDays != 0) {
            parts.add("on the " + days(rule.byMonthDay()) + (rule.months == 0 ? " of the month" : ""));
        }
        if (rule.yearDays.length > 0) {
            parts.add("on the " + days(rule.byYearDay()) + " of the year");
        }
        if (rule.hasByWeekNo()) {
            parts.add("in the " + EnglishOrdinals.list(rule.byWeekNo(), "week") + " of the year");
        }
        if (rule.months != 0) {
            parts.add("in "
                    + EnglishOrdinals.join(rule.byMonth().stream()
                            .map(month -> java.time.Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                            .toList()));
        }
    }

    private String weekdays() {
        List<String> names = new ArrayList<>();
        if (rule.weekdays == EVERY_DAY) {
            names.add("every day");
        } else if (rule.weekdays == WORKDAYS) {
            names.add("every weekday");
        } else {
            boolean isEach = rule.frequency != Frequency.WEEKLY;
            for (int day : Masks.values(rule.weekdays)) {
                names.add((isEach ? "every " : "") + name(DayOfWeek.of(day + 1)));
            }
        }
        for (WeekdayRule weekday : rule.ordinalWeekdays) {
            names.add("the " + EnglishOrdinals.of(weekday.ordinal()) + " " + name(weekday.day()));
        }
        boolean isOfYear = rule.frequency == Frequency.YEARLY && rule.months == 0;
        String scope =
                rule.ordinalWeekdays.isEmpty() || rule.months != 0 ? "" : isOfYear ? " of the year" : " of the month";
        return EnglishOrdinals.join(names) + scope;
    }

    private static String days(List<Integer> days) {
        return EnglishOrdinals.list(days, "day");
    }

    private String positions() {
        return EnglishOrdinals.list(rule.bySetPos(), "of these");
    }

    private void addTimes(List<String> parts) {
        if (rule.hours != 0 && rule.minutes != 0 && rule.frequency.isDayBased()) {
            List<String> times = new ArrayList<>();
            for (int hour : rule.byHour()) {
                for (int minute : rule.byMinute()) {
                    times.add("%02d:%02d".formatted(hour, minute));
                }
            }
            parts.add("at " + EnglishOrdinals.join(times));
        } else {
            addNumbers(parts, rule.frequency.isDayBased() ? "at" : "during", "hour", rule.byHour());
            addNumbers(parts, "at", "minute", rule.byMinute());
        }
        addNumbers(parts, "at", "second", rule.bySecond());
    }

    private static void addNumbers(List<String> parts, String preposition, String unit, List<Integer> values) {
        if (!values.isEmpty()) {
            String plural = values.size() == 1 ? "" : "s";
            parts.add(preposition + " " + unit + plural + " "
                    + EnglishOrdinals.join(values.stream().map(String::valueOf).toList()));
        }
    }

    private void addEnd(List<String> parts) {
        EventTime until = rule.until;
        if (until != null) {
            LocalDateTime local = until.local();
            parts.add("until " + (until instanceof EventTime.AllDay ? DATE.format(local) : DATE_TIME.format(local))
                    + (until instanceof EventTime.Zoned ? " UTC" : ""));
        }
        if (rule.count != 0) {
            parts.add(rule.count == 1 ? "once" : "for " + rule.count + " times");
        }
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
