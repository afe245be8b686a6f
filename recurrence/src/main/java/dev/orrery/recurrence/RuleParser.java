package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.time.DayOfWeek;
import java.util.Locale;

/** Reads the text of a rule in one pass without intermediate strings, since many rules are read to be expanded once. */
final class RuleParser {
    private static final int MAX_LENGTH = 16_384;
    private static final String PREFIX = "RRULE:";

    private final String text;
    private final Leniency leniency;
    private final RecurrenceRuleBuilder rule = new RecurrenceRuleBuilder();
    private int seen;
    private int at;

    RuleParser(String text, Leniency leniency) {
        this.leniency = leniency;
        this.text = leniency == Leniency.LENIENT ? tidy(text) : text;
        if (text.length() > MAX_LENGTH) {
            throw new InvalidRecurrenceException(
                    "RRULE", text.length() + " characters", "at most " + MAX_LENGTH + " characters");
        }
    }

    RecurrenceRule parse() {
        at = text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? PREFIX.length() : 0;
        while (at < text.length()) {
            int end = text.indexOf(';', at);
            int partEnd = end < 0 ? text.length() : end;
            readPart(partEnd);
            at = partEnd + 1;
            if (at == text.length() && isStrict()) {
                throw syntax("RRULE", ";", "no semicolon at the end");
            }
        }
        return rule.build(leniency);
    }

    private boolean isStrict() {
        return leniency == Leniency.STRICT;
    }

    private void readPart(int end) {
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals >= end) {
            if (isStrict()) {
                throw syntax("RRULE", text.substring(at, end), "NAME=VALUE");
            }
            return;
        }
        RulePart part = RulePart.of(text, at, equals);
        int partAt = at;
        at = equals + 1;
        if (part == null) {
            refuseUnknown(text.substring(partAt, equals));
            return;
        }
        if (at == end) {
            if (isStrict()) {
                throw syntax(part.name(), "nothing", "a value");
            }
            return;
        }
        if ((seen & part.bit) != 0 && isStrict()) {
            throw new InvalidRecurrenceException(Reason.CONFLICT, part.name(), "given twice", "each part once");
        }
        seen |= part.bit;
        readValue(part, end);
    }

    private void refuseUnknown(String name) {
        if (isStrict()) {
            throw syntax("RRULE", name, "a rule part of RFC 5545 or RFC 7529");
        }
    }

    private void readValue(RulePart part, int end) {
        switch (part) {
            case FREQ -> rule.frequency(frequency(end));
            case INTERVAL -> readInterval(end);
            case COUNT -> readCount(end);
            case UNTIL -> readUntil(end);
            case WKST -> rule.weekStart(weekday(part, at, end));
            case BYDAY -> readWeekdays(end);
            case BYMONTH -> readMonths(end);
            case BYSECOND, BYMINUTE, BYHOUR, BYMONTHDAY, BYYEARDAY, BYWEEKNO, BYSETPOS -> readNumbers(part, end);
            case RSCALE -> rule.calendar(text.substring(at, end).toUpperCase(Locale.ROOT));
            case SKIP -> rule.skip(skip(end));
        }
    }

    private Frequency frequency(int end) {
        for (Frequency candidate : FREQUENCIES) {
            if (matches(candidate.name(), at, end)) {
                return candidate;
            }
        }
        throw new InvalidRecurrenceException("FREQ", text.substring(at, end), "YEARLY to SECONDLY");
    }

    private Skip skip(int end) {
        for (Skip candidate : Skip.values()) {
            if (matches(candidate.name(), at, end)) {
                return candidate;
            }
        }
        throw new InvalidRecurrenceException("SKIP", text.substring(at, end), "OMIT, BACKWARD or FORWARD");
    }

    private void readInterval(int end) {
        int interval = Math.toIntExact(number(RulePart.INTERVAL, end, Integer.MAX_VALUE));
        rule.interval(interval == 0 && !isStrict() ? 1 : interval);
    }

    private void readCount(int end) {
        long count = number(RulePart.COUNT, end, Long.MAX_VALUE);
        if (rule.until != null) {
            refuseBothBounds();
            rule.count = count;
            return;
        }
        rule.count(count);
    }

    private void readUntil(int end) {
        EventTime until = TimeText.parse("UNTIL", text.substring(at, end), null, leniency);
        if (rule.count != 0) {
            refuseBothBounds();
            rule.until = until;
            return;
        }
        rule.until(until);
    }

    /** RFC 5545 forbids both; leniently both hold and the earlier end wins. */
    private void refuseBothBounds() {
        if (isStrict()) {
            throw new InvalidRecurrenceException(
                    Reason.CONFLICT, "UNTIL", "beside COUNT", "only one of COUNT and UNTIL");
        }
    }

    private void readWeekdays(int end) {
        while (at < end) {
            int stop = valueEnd(end);
            int dayAt = stop - 2;
            if (dayAt < at) {
                throw invalidWeekday("BYDAY", at, stop);
            }
            DayOfWeek day = weekday(RulePart.BYDAY, dayAt, stop);
            if (dayAt == at) {
                rule.byDay(day);
            } else {
                int ordinal = (int) signed(RulePart.BYDAY, at, dayAt);
                if (ordinal == 0 && isStrict()) {
                    throw new InvalidRecurrenceException("BYDAY", text.substring(at, stop), "an ordinal other than 0");
                }
                rule.byDay(new WeekdayRule(ordinal, day));
            }
            next(RulePart.BYDAY, stop, end);
        }
    }

    private void readMonths(int end) {
        while (at < end) {
            int stop = valueEnd(end);
            char last = text.charAt(stop - 1);
            if (last == 'L' || last == 'l') {
                signed(RulePart.BYMONTH, at, stop - 1);
                rule.byLeapMonth(text.substring(at, stop).toUpperCase(Locale.ROOT));
            } else {
                rule.byMonth((int) signed(RulePart.BYMONTH, at, stop));
            }
            next(RulePart.BYMONTH, stop, end);
        }
    }

    private void readNumbers(RulePart part, int end) {
        while (at < end) {
            int stop = valueEnd(end);
            int value = (int) signed(part, at, stop);
            switch (part) {
                case BYSECOND -> rule.bySecond(value);
                case BYMINUTE -> rule.byMinute(value);
                case BYHOUR -> rule.byHour(value);
                case BYMONTHDAY -> rule.byMonthDay(value);
                case BYYEARDAY -> rule.byYearDay(value);
                case BYWEEKNO -> rule.byWeekNo(value);
                case BYSETPOS -> rule.bySetPos(value);
                default -> throw new IllegalStateException(part.name());
            }
            next(part, stop, end);
        }
    }

    private int valueEnd(int end) {
        int comma = text.indexOf(',', at, end);
        return comma < 0 ? end : comma;
    }

    private void next(RulePart part, int stop, int end) {
        at = stop + 1;
        if (at == end && isStrict()) {
            throw syntax(part.name(), text.substring(stop, end), "a value after the comma");
        }
    }

    private long number(RulePart part, int end, long max) {
        char first = text.charAt(at);
        long value = first == '+' || first == '-' ? -1 : signed(part, at, end);
        if (value < 0 || value > max) {
            throw new InvalidRecurrenceException(part.name(), text.substring(at, end), "1 to " + max);
        }
        return value;
    }

    /** A number with an optional sign and at most 18 digits, so that it never overflows. */
    private long signed(RulePart part, int from, int to) {
        int start = from;
        boolean isNegative = start < to && text.charAt(start) == '-';
        boolean isPositive = start < to && text.charAt(start) == '+';
        if (isNegative || isPositive) {
            start++;
        }
        if (start >= to || to - start > 18) {
            throw syntax(part.name(), text.substring(from, to), "a number");
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw syntax(part.name(), text.substring(from, to), "a number");
            }
            value = value * 10 + digit;
        }
        return isNegative ? -Math.min(value, Integer.MAX_VALUE) : value;
    }

    private DayOfWeek weekday(RulePart part, int from, int to) {
        int index = to - from == 2 ? WeekdayRule.indexAt(text, from) : -1;
        if (index >= 0) {
            return DAYS[index];
        }
        throw invalidWeekday(part.name(), from, to);
    }

    private boolean matches(String word, int from, int to) {
        return to - from == word.length()
                && (text.startsWith(word, from) || text.regionMatches(true, from, word, 0, word.length()));
    }

    private InvalidRecurrenceException invalidWeekday(String part, int from, int to) {
        return new InvalidRecurrenceException(part, text.substring(from, to), "MO, TU, WE, TH, FR, SA or SU");
    }

    /** Without blanks, and with a semicolon where a comma stands before the next part. */
    private static String tidy(String text) {
        StringBuilder tidied = new StringBuilder(text.length());
        int comma = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';') {
                comma = c == ',' ? tidied.length() : -1;
            } else if (c == '=' && comma >= 0) {
                tidied.setCharAt(comma, ';');
            }
            if (c > ' ') {
                tidied.append(c);
            }
        }
        return tidied.toString();
    }

    private static InvalidRecurrenceException syntax(String part, String value, String expectation) {
        return new InvalidRecurrenceException(Reason.SYNTAX, part, value, expectation);
    }

    private static final Frequency[] FREQUENCIES = Frequency.values();
    private static final DayOfWeek[] DAYS = DayOfWeek.values();
}
