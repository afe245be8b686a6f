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
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * Each engine at its fastest: from the text of a rule to the moments of a window as primitive numbers where the engine
 * offers them. The answer is their count and sum, so that nothing can be optimised away.
 */
final class Expanders {
    /** From the text of a rule to the sum of its moments within a stretch, with their number added. */
    interface Expander {
        long expand(String rule, Stretch stretch);
    }

    private static final WorkBudget BUDGET = WorkBudget.ofSteps(10_000_000);

    private Expanders() {}

    static long orrery(String rule, Stretch stretch) {
        RecurrenceSet set = RecurrenceSet.ofRule(RecurrenceRule.parse(rule), start(stretch));
        OccurrenceCursor cursor = set.occurrences(stretch.window(), BUDGET);
        long sum = 0;
        while (cursor.advance()) {
            sum += cursor.startEpochSecond() + 1;
        }
        return sum;
    }

    static EventTime start(Stretch stretch) {
        ZoneId zone = stretch.zone();
        return zone == null ? new EventTime.Floating(stretch.start()) : new EventTime.Zoned(stretch.start(), zone);
    }

    static long libRecur(String rule, Stretch stretch) {
        try {
            RecurrenceRuleIterator iterator =
                    new org.dmfs.rfc5545.recur.RecurrenceRule(rule).iterator(libRecurTime(stretch));
            long until = stretch.untilSecond() * 1000;
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

    private static DateTime libRecurTime(Stretch stretch) {
        ZoneId zone = stretch.zone();
        LocalDateTime start = stretch.start();
        return zone != null
                ? Engines.libRecurTime(start, zone)
                : new DateTime(
                        start.getYear(),
                        start.getMonthValue() - 1,
                        start.getDayOfMonth(),
                        start.getHour(),
                        start.getMinute(),
                        start.getSecond());
    }

    static long ical4j(String rule, Stretch stretch) {
        ZonedDateTime from = stretch.start().atZone(stretch.zoneOrUtc());
        ZonedDateTime until = stretch.window().to().atZone(stretch.zoneOrUtc());
        long sum = 0;
        for (ZonedDateTime next : new Recur<ZonedDateTime>(rule).getDates(from, from, until)) {
            sum += next.toEpochSecond() + 1;
        }
        return sum;
    }

    @SuppressWarnings("JavaUtilDate") // It is what this library takes.
    static long biweekly(String rule, Stretch stretch) {
        DateIterator iterator = new RecurrenceRuleScribe()
                .parseText(rule, null, new ICalParameters(), inVersion2())
                .getDateIterator(
                        Date.from(stretch.start().atZone(stretch.zoneOrUtc()).toInstant()),
                        TimeZone.getTimeZone(stretch.zoneOrUtc()));
        long until = stretch.untilSecond() * 1000;
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
