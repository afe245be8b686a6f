package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One recurrence property as RFC 5545 writes it: a name, parameters and values. */
final class ContentLine {
    private final String name;
    private final String value;
    private final @Nullable ZoneId zone;
    private final @Nullable String type;
    private final Leniency leniency;

    private ContentLine(String name, String value, @Nullable ZoneId zone, @Nullable String type, Leniency leniency) {
        this.name = name;
        this.value = value;
        this.zone = zone;
        this.type = type;
        this.leniency = leniency;
    }

    static ContentLine parse(String line, Leniency leniency, Function<String, ZoneId> zones) {
        String text = leniency == Leniency.LENIENT ? line.strip() : line;
        int colon = colon(text);
        if (colon < 0) {
            throw new InvalidRecurrenceException(Reason.SYNTAX, "line", line, "NAME:VALUE");
        }
        String[] head = text.substring(0, colon).split(";", -1);
        String name = head[0].toUpperCase(Locale.ROOT);
        ZoneId zone = null;
        String type = null;
        for (int i = 1; i < head.length; i++) {
            int equals = head[i].indexOf('=');
            String parameter =
                    equals < 0 ? head[i] : head[i].substring(0, equals).toUpperCase(Locale.ROOT);
            String argument = equals < 0 ? "" : unquote(head[i].substring(equals + 1));
            if (parameter.equals("TZID")) {
                zone = zone(name, argument, zones);
            } else if (parameter.equals("VALUE")) {
                type = argument.toUpperCase(Locale.ROOT);
            }
        }
        return new ContentLine(name, text.substring(colon + 1), zone, type, leniency);
    }

    void addTo(RecurrenceSetBuilder set) {
        switch (name) {
            case "RRULE" -> set.rule(RecurrenceRule.parse(value, leniency));
            case "EXRULE" -> set.exceptionRule(RecurrenceRule.parse(value, leniency));
            case "RDATE" -> {
                for (String item : items()) {
                    set.date(date(item));
                }
            }
            case "EXDATE" -> {
                for (String item : items()) {
                    set.exceptionDate(time(item));
                }
            }
            default ->
                throw new InvalidRecurrenceException(Reason.SYNTAX, "line", name, "RRULE, RDATE, EXDATE or EXRULE");
        }
    }

    private String[] items() {
        String[] items = value.split(",", -1);
        if (leniency == Leniency.STRICT) {
            return items;
        }
        return java.util.Arrays.stream(items).filter(item -> !item.isBlank()).toArray(String[]::new);
    }

    private RecurrenceDate date(String item) {
        int slash = item.indexOf('/');
        if (slash < 0) {
            return RecurrenceDate.at(time(item));
        }
        if (leniency == Leniency.STRICT && !"PERIOD".equals(type)) {
            throw new InvalidRecurrenceException(Reason.SYNTAX, name, item, "VALUE=PERIOD before a period");
        }
        EventTime start = timeValue(item.substring(0, slash));
        String end = item.substring(slash + 1);
        if (end.startsWith("P") || end.startsWith("+P")) {
            return new RecurrenceDate(start, EventDuration.parse(end));
        }
        Duration length =
                Duration.between(start.toInstant(ZoneOffset.UTC), timeValue(end).toInstant(ZoneOffset.UTC));
        if (length.isNegative()) {
            throw new InvalidRecurrenceException(Reason.CONFLICT, name, item, "an end that is not before the start");
        }
        return new RecurrenceDate(start, EventDuration.exactly(length));
    }

    private EventTime time(String item) {
        EventTime time = timeValue(item);
        if (leniency == Leniency.STRICT) {
            boolean isDate = time instanceof EventTime.AllDay;
            if (isDate != "DATE".equals(type)) {
                String expectation = isDate ? "VALUE=DATE before a date" : "a " + (type == null ? "DATE-TIME" : type);
                throw new InvalidRecurrenceException(Reason.SYNTAX, name, item, expectation);
            }
        }
        return time;
    }

    private EventTime timeValue(String item) {
        return TimeText.parse(name, item, zone, leniency);
    }

    /** The colon that ends the parameters; those within quotes do not. */
    private static int colon(String text) {
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ':' && !isQuoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unquote(String text) {
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private static ZoneId zone(String name, String id, Function<String, ZoneId> zones) {
        try {
            return zones.apply(id);
        } catch (DateTimeException e) {
            throw new InvalidRecurrenceException(name, "TZID=" + id, "a time zone of the IANA database");
        }
    }
}
