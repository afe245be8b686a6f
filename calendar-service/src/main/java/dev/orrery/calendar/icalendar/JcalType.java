package dev.orrery.calendar.icalendar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of values, and how jCal writes each (RFC 7265 3.6). */
enum JcalType {
    BINARY,
    BOOLEAN,
    CAL_ADDRESS,
    DATE,
    DATE_TIME,
    DURATION,
    FLOAT,
    INTEGER,
    PERIOD,
    RECUR,
    TEXT,
    TIME,
    URI,
    UTC_OFFSET,
    /** Of a property that nobody has described: written as it stands. */
    UNKNOWN;

    private static final Pattern BASIC_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern BASIC_TIME = Pattern.compile("T(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern BASIC_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})(\\d{2})?");

    /** Parts of a rule that are numbers, each alone or in a list. */
    private static final Set<String> NUMBERS = Set.of(
            "COUNT",
            "INTERVAL",
            "BYSECOND",
            "BYMINUTE",
            "BYHOUR",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS");

    /** What properties are without a VALUE parameter (RFC 5545 3.7 and 3.8). */
    private static final Map<String, JcalType> DEFAULTS = Map.ofEntries(
            Map.entry("ATTACH", URI),
            Map.entry("ATTENDEE", CAL_ADDRESS),
            Map.entry("CALSCALE", TEXT),
            Map.entry("CATEGORIES", TEXT),
            Map.entry("CLASS", TEXT),
            Map.entry("COMMENT", TEXT),
            Map.entry("CONTACT", TEXT),
            Map.entry("CREATED", DATE_TIME),
            Map.entry("DESCRIPTION", TEXT),
            Map.entry("DTEND", DATE_TIME),
            Map.entry("DTSTAMP", DATE_TIME),
            Map.entry("DTSTART", DATE_TIME),
            Map.entry("DURATION", DURATION),
            Map.entry("EXDATE", DATE_TIME),
            Map.entry("FREEBUSY", PERIOD),
            Map.entry("GEO", FLOAT),
            Map.entry("LAST-MODIFIED", DATE_TIME),
            Map.entry("LOCATION", TEXT),
            Map.entry("METHOD", TEXT),
            Map.entry("NAME", TEXT),
            Map.entry("ORGANIZER", CAL_ADDRESS),
            Map.entry("PRIORITY", INTEGER),
            Map.entry("PRODID", TEXT),
            Map.entry("RDATE", DATE_TIME),
            Map.entry("RECURRENCE-ID", DATE_TIME),
            Map.entry("REFRESH-INTERVAL", DURATION),
            Map.entry("RELATED-TO", TEXT),
            Map.entry("REPEAT", INTEGER),
            Map.entry("RESOURCES", TEXT),
            Map.entry("RRULE", RECUR),
            Map.entry("SEQUENCE", INTEGER),
            Map.entry("STATUS", TEXT),
            Map.entry("SUMMARY", TEXT),
            Map.entry("ACTION", TEXT),
            Map.entry("TRANSP", TEXT),
            Map.entry("TRIGGER", DURATION),
            Map.entry("TZID", TEXT),
            Map.entry("TZNAME", TEXT),
            Map.entry("TZOFFSETFROM", UTC_OFFSET),
            Map.entry("TZOFFSETTO", UTC_OFFSET),
            Map.entry("UID", TEXT),
            Map.entry("URL", URI),
            Map.entry("VERSION", TEXT));

    /** The default type of a property; empty for one that nobody has described. */
    static Optional<JcalType> of(String property) {
        return Optional.ofNullable(DEFAULTS.get(property));
    }

    /** The type of a VALUE parameter. */
    static Optional<JcalType> named(String value) {
        String wanted = value.toLowerCase(Locale.ROOT);
        for (JcalType type : values()) {
            if (type.jcalName().equals(wanted)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String jcalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value of this type. */
    JsonElement json(String value) {
        return switch (this) {
            case DATE, DATE_TIME, TIME -> new JsonPrimitive(extended(value));
            case PERIOD -> period(value);
            case UTC_OFFSET ->
                new JsonPrimitive(BASIC_OFFSET
                        .matcher(value)
                        .replaceFirst(found -> found.group(1) + ":" + found.group(2)
                                + (found.group(3) == null ? "" : ":" + found.group(3))));
            case RECUR -> recur(value);
            case BOOLEAN -> new JsonPrimitive(value.equalsIgnoreCase("TRUE"));
            case FLOAT, INTEGER -> JcalProperty.number(value).orElseGet(() -> new JsonPrimitive(value));
            case TEXT -> new JsonPrimitive(Texts.unescape(value));
            case BINARY, CAL_ADDRESS, DURATION, URI, UNKNOWN -> new JsonPrimitive(value);
        };
    }

    /** {@code 2026-11-23T09:00:00Z} of {@code 20261123T090000Z}. */
    private static String extended(String value) {
        String date = BASIC_DATE.matcher(value).replaceFirst("$1-$2-$3");
        return BASIC_TIME.matcher(date).replaceFirst("T$1:$2:$3");
    }

    private static JsonElement period(String value) {
        JsonArray period = new JsonArray();
        for (String part : value.split("/", -1)) {
            period.add(extended(part));
        }
        return period;
    }

    private static JsonElement recur(String value) {
        JsonObject rule = new JsonObject();
        for (String part : value.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).toUpperCase(Locale.ROOT);
                rule.add(name.toLowerCase(Locale.ROOT), recurPart(name, part.substring(equals + 1)));
            }
        }
        return rule;
    }

    private static JsonElement recurPart(String name, String value) {
        if (name.equals("UNTIL")) {
            return new JsonPrimitive(extended(value));
        }
        String[] values = value.split(",", -1);
        if (values.length == 1) {
            return recurValue(name, value);
        }
        JsonArray several = new JsonArray();
        for (String one : values) {
            several.add(recurValue(name, one));
        }
        return several;
    }

    private static JsonElement recurValue(String name, String value) {
        return NUMBERS.contains(name)
                ? JcalProperty.number(value).orElseGet(() -> new JsonPrimitive(value))
                : new JsonPrimitive(value);
    }
}
