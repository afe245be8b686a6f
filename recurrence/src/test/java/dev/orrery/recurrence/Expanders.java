package dev.orrery.recurrence;

import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Each engine at its fastest: from the text of a rule to the moments of a window as primitive numbers where the engine
 * offers them. The answer is their count and sum, so that nothing can be optimised away.
 */
final class Expanders {
    /** From text and start to the sum of the moments before {@code until}, with their number added. */
    interface Expander {
        long expand(String rule, LocalDateTime start, ZoneId zone, long untilSecond);
    }

    private static final WorkBudget BUDGET = WorkBudget.ofSteps(10_000_000);

    private Expanders() {}

    static long orrery(String rule, LocalDateTime start, ZoneId zone, long untilSecond) {
        EventTime from = new EventTime.Zoned(start, zone);
        RecurrenceSet set = RecurrenceSet.ofRule(RecurrenceRule.parse(rule), from);
        Window window = Window.between(from.toInstant(zone), java.time.Instant.ofEpochSecond(untilSecond));
        OccurrenceCursor cursor = set.occurrences(window, BUDGET);
        long sum = 0;
        while (cursor.advance()) {
            sum += cursor.startEpochSecond() + 1;
        }
        return sum;
    }

    static long libRecur(String rule, LocalDateTime start, ZoneId zone, long untilSecond) {
        try {
            RecurrenceRuleIterator iterator =
                    new org.dmfs.rfc5545.recur.RecurrenceRule(rule).iterator(Engines.libRecurTime(start, zone));
            long until = untilSecond * 1000;
            long sum = 0;
            while (iterator.hasNext()) {
                long next = iterator.nextMillis();
                if (next >= until) {
                    break;
                }
                sum += next / 1000 + 1;
            }
            return sum;
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    static long ical4j(String rule, LocalDateTime start, ZoneId zone, long untilSecond) {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime until = java.time.Instant.ofEpochSecond(untilSecond).atZone(zone);
        long sum = 0;
        for (ZonedDateTime next : new Recur<ZonedDateTime>(rule).getDates(from, from, until)) {
            sum += next.toEpochSecond() + 1;
        }
        return sum;
    }

    @SuppressWarnings("JavaUtilDate") // It is what this library takes.
    static long biweekly(String rule, LocalDateTime start, ZoneId zone, long untilSecond) {
        DateIterator iterator = new RecurrenceRuleScribe()
                .parseText(rule, null, new ICalParameters(), inVersion2())
                .getDateIterator(Date.from(start.atZone(zone).toInstant()), TimeZone.getTimeZone(zone));
        long until = untilSecond * 1000;
        long sum = 0;
        while (iterator.hasNext()) {
            long next = iterator.next().getTime();
            if (next >= until) {
                break;
            }
            sum += next / 1000 + 1;
        }
        return sum;
    }

    private static ParseContext inVersion2() {
        ParseContext context = new ParseContext();
        context.setVersion(ICalVersion.V2_0);
        return context;
    }
}
