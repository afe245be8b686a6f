package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;

/** Reads DURATION values of RFC 5545 3.3.6. */
final class DurationText {
    private static final int MAX_DIGITS = 10;

    private final String text;
    private int at;

    DurationText(String text) {
        this.text = text;
    }

    EventDuration parse() {
        if (text.startsWith("-")) {
            throw fault();
        }
        at = text.startsWith("+") ? 1 : 0;
        expect('P');
        long days = 0;
        long seconds = 0;
        boolean isTime = false;
        boolean isEmpty = true;
        while (at < text.length()) {
            if (text.charAt(at) == 'T' && !isTime) {
                isTime = true;
                at++;
                continue;
            }
            long number = number();
            char unit = at < text.length() ? text.charAt(at++) : ' ';
            switch (unit) {
                case 'W' -> days += 7 * inDate(number, isTime);
                case 'D' -> days += inDate(number, isTime);
                case 'H' -> seconds += 3600 * inTime(number, isTime);
                case 'M' -> seconds += 60 * inTime(number, isTime);
                case 'S' -> seconds += inTime(number, isTime);
                default -> throw fault();
            }
            isEmpty = false;
        }
        if (isEmpty) {
            throw fault();
        }
        return new EventDuration(days, seconds);
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw fault();
        }
        at++;
    }

    private long number() {
        int from = at;
        long number = 0;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && at - from < MAX_DIGITS) {
            number = number * 10 + Character.digit(text.charAt(at++), 10);
        }
        if (at == from) {
            throw fault();
        }
        return number;
    }

    private long inDate(long number, boolean isTime) {
        if (isTime) {
            throw fault();
        }
        return number;
    }

    private long inTime(long number, boolean isTime) {
        if (!isTime) {
            throw fault();
        }
        return number;
    }

    private InvalidRecurrenceException fault() {
        return new InvalidRecurrenceException(
                Reason.SYNTAX, "DURATION", text, "a duration such as P1D, PT1H30M or P2W");
    }
}
