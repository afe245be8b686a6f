package dev.orrery.recurrence;

import java.time.DayOfWeek;

/**
 * One value of BYDAY: a weekday, every one of them when {@code ordinal} is 0, else the n-th from the start or, when
 * negative, from the end of the month or year.
 */
public record WeekdayRule(int ordinal, DayOfWeek day) {
    private static final int MAX_ORDINAL = 53;
    private static final String CODES = "MOTUWETHFRSASU";

    public WeekdayRule {
        if (ordinal < -MAX_ORDINAL || ordinal > MAX_ORDINAL) {
            throw new InvalidRecurrenceException(
                    "BYDAY", Integer.toString(ordinal), "an ordinal from 1 to 53 or -53 to -1");
        }
    }

    /** Every such weekday. */
    public static WeekdayRule every(DayOfWeek day) {
        return new WeekdayRule(0, day);
    }

    /** The n-th such weekday, from the end when negative. */
    public static WeekdayRule nth(int ordinal, DayOfWeek day) {
        return new WeekdayRule(ordinal, day);
    }

    /** The weekday whose code stands at {@code at} of a text, in any case; -1 without one, 0 for Monday. */
    static int indexAt(String text, int at) {
        char first = Character.toUpperCase(text.charAt(at));
        char second = Character.toUpperCase(text.charAt(at + 1));
        for (int i = 0; i < CODES.length(); i += 2) {
            if (CODES.charAt(i) == first && CODES.charAt(i + 1) == second) {
                return i / 2;
            }
        }
        return -1;
    }

    static String code(DayOfWeek day) {
        int at = (day.getValue() - 1) * 2;
        return CODES.substring(at, at + 2);
    }

    /** The value as in RFC 5545, such as {@code -1FR}. */
    @Override
    public String toString() {
        return ordinal == 0 ? code(day) : ordinal + code(day);
    }
}
