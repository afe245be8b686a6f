package dev.orrery.recurrence;

import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.RecurrenceRule;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Our engine and the others. */
final class Engines {
    private Engines() {}

    static List<Instant> orrery(String rule, LocalDateTime start, ZoneId zone, Instant until, int maxCount) {
        EventTime from = new EventTime.Zoned(start, zone);
        RecurrenceSet set = RecurrenceSet.ofRule(dev.orrery.recurrence.RecurrenceRule.parse(rule), from);
        OccurrenceCursor cursor = set.occurrences(Window.between(from.toInstant(zone), until), WorkBudget.DEFAULT);
        List<Instant> found = new ArrayList<>();
        while (found.size() < maxCount && cursor.advance()) {
            found.add(Instant.ofEpochSecond(cursor.startEpochSecond()));
        }
        return found;
    }

    static List<Instant> libRecur(String rule, LocalDateTime start, ZoneId zone, Instant until, int maxCount)
            throws Exception {
        DateTime from = libRecurTime(start, zone);
        RecurrenceRuleIterator iterator = new org.dmfs.rfc5545.recur.RecurrenceRule(rule).iterator(from);
        List<Instant> found = new ArrayList<>();
        try {
            while (found.size() < maxCount && iterator.hasNext()) {
                Instant next = Instant.ofEpochMilli(iterator.nextMillis());
                if (!next.isBefore(until)) {
                    break;
                }
                found.add(next);
            }
        } catch (IllegalArgumentException e) {
            // It gives up after a thousand empty intervals, often beyond the window: what it found before counts.
            return found;
        }
        return found;
    }

    static DateTime libRecurTime(LocalDateTime start, ZoneId zone) {
        return new DateTime(
                TimeZone.getTimeZone(zone),
                start.getYear(),
                start.getMonthValue() - 1,
                start.getDayOfMonth(),
                start.getHour(),
                start.getMinute(),
                start.getSecond());
    }

    static List<Instant> ical4j(String rule, LocalDateTime start, ZoneId zone, Instant until, int maxCount) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime to = until.atZone(zone);
        return new Recur<ZonedDateTime>(rule)
                .getDates(from, from, to, maxCount).stream()
                        .map(ZonedDateTime::toInstant)
                        .filter(instant -> instant.isBefore(until))
                        .toList();
    }

    @SuppressWarnings("JavaUtilDate") // It is what this library takes.
    static List<Instant> biweekly(String rule, LocalDateTime start, ZoneId zone, Instant until, int maxCount) {
        RecurrenceRule parsed = new RecurrenceRuleScribe().parseText(rule, null, new ICalParameters(), inVersion2());
        DateIterator iterator =
                parsed.getDateIterator(Date.from(start.atZone(zone).toInstant()), TimeZone.getTimeZone(zone));
        List<Instant> found = new ArrayList<>();
        while (found.size() < maxCount && iterator.hasNext()) {
            Instant next = iterator.next().toInstant();
            if (!next.isBefore(until)) {
                break;
            }
            found.add(next);
        }
        return found;
    }

    private static ParseContext inVersion2() {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        return context;
    }
}
