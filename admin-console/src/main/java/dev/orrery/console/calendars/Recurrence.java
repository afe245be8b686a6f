package dev.orrery.console.calendars;

import dev.orrery.console.ui.Times;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recurrence lines (RFC 5545 3.8.5) as people say them. Common rules are put into words; a rule that uses more than
 * these words have is shown as it is written, rather than half said.
 */
final class Recurrence {
    private static final Set<String> SAID =
            Set.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "UNTIL", "WKST");
    private static final Map<String, String> UNITS =
            Map.of("DAILY", "day", "WEEKLY", "week", "MONTHLY", "month", "YEARLY", "year");
    private static final Map<String, String> ORDINALS =
            Map.of("1", "first", "2", "second", "3", "third", "4", "fourth", "-1", "last");
    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(day -> day.name().substring(0, 2), day -> day));
    private static final Set<DayOfWeek> WORKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private Recurrence() {}

    /** {@code Every 2 weeks on Monday and Thursday, until 3 Mar 2027}; empty where there is no rule. */
    static String words(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("RRULE:"))
                .map(line -> rule(line.substring("RRULE:".length())))
                .collect(Collectors.joining("; and "));
    }

    private static String rule(String rule) {
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        String unit = UNITS.get(parts.getOrDefault("FREQ", ""));
        if (unit == null || !SAID.containsAll(parts.keySet())) {
            return rule;
        }
        try {
            return every(parts.getOrDefault("INTERVAL", "1"), unit, parts) + months(parts) + end(parts);
        } catch (DateTimeException | NumberFormatException | UnknownWordException notSaid) {
            return rule;
        }
    }

    private static String every(String interval, String unit, Map<String, String> parts) {
        String days = parts.getOrDefault("BYDAY", "");
        if (interval.equals("1") && unit.equals("week") && isWorkdays(days)) {
            return "Every weekday";
        }
        String every =
                interval.equals("1") ? "Every " + unit : "Every " + Integer.parseInt(interval) + " " + unit + "s";
        String on = days.isEmpty()
                ? ""
                : " on "
                        + joined(Arrays.stream(days.split(",", -1))
                                .map(Recurrence::day)
                                .toList());
        String daysOfMonth = parts.getOrDefault("BYMONTHDAY", "");
        return every + on + (daysOfMonth.isEmpty() ? "" : " on day " + joined(List.of(daysOfMonth.split(",", -1))));
    }

    private static boolean isWorkdays(String days) {
        return Arrays.stream(days.split(",", -1))
                .map(DAYS::get)
                .collect(Collectors.toSet())
                .equals(WORKDAYS);
    }

    /** {@code Monday} for MO, {@code the last Friday} for -1FR. */
    private static String day(String value) {
        int letters = value.length() - 2;
        DayOfWeek day = letters < 0 ? null : DAYS.get(value.substring(letters));
        if (day == null) {
            throw new UnknownWordException();
        }
        String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        if (letters == 0) {
            return name;
        }
        String ordinal = ORDINALS.get(value.substring(0, letters));
        if (ordinal == null) {
            throw new UnknownWordException();
        }
        return "the " + ordinal + " " + name;
    }

    private static String months(Map<String, String> parts) {
        String months = parts.getOrDefault("BYMONTH", "");
        if (months.isEmpty()) {
            return "";
        }
        return " in "
                + joined(Arrays.stream(months.split(",", -1))
                        .map(month -> Month.of(Integer.parseInt(month)).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList());
    }

    private static String end(Map<String, String> parts) {
        String count = parts.getOrDefault("COUNT", "");
        if (!count.isEmpty()) {
            return count.equals("1") ? ", once" : ", " + Integer.parseInt(count) + " times";
        }
        String until = parts.getOrDefault("UNTIL", "");
        int dateLength = "20270303".length();
        return until.length() < dateLength
                ? ""
                : ", until "
                        + Times.day(LocalDate.parse(until.substring(0, dateLength), DateTimeFormatter.BASIC_ISO_DATE));
    }

    private static String joined(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** There is no word for a value. */
    private static final class UnknownWordException extends RuntimeException {}
}
