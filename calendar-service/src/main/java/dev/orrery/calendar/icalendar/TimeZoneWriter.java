package dev.orrery.calendar.icalendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * A zone as a VTIMEZONE (RFC 5545 3.6.5), written from the same rules that occurrences are computed with: each change of
 * the offset up to the rules of today on its own, and those as yearly rules.
 */
final class TimeZoneWriter {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final LineOutput out;

    TimeZoneWriter(LineOutput out) {
        this.out = out;
    }

    /** Writes the zone as it is from {@code from} on. */
    void write(ZoneId zone, Instant from) {
        ZoneRules rules = zone.getRules();
        out.line("BEGIN:VTIMEZONE");
        out.line("TZID:" + zone.getId());
        initial(rules, from);
        for (ZoneOffsetTransition transition = rules.nextTransition(from);
                transition != null && !isByRule(rules, transition);
                transition = rules.nextTransition(transition.getInstant())) {
            observance(
                    rules.isDaylightSavings(transition.getInstant()),
                    transition.getDateTimeBefore(),
                    transition.getOffsetBefore(),
                    transition.getOffsetAfter(),
                    "");
        }
        rules.getTransitionRules().forEach(rule -> yearly(rules, rule, from));
        out.line("END:VTIMEZONE");
    }

    /** What holds before the first change that is written. */
    private void initial(ZoneRules rules, Instant from) {
        ZoneOffset offset = rules.getOffset(from);
        LocalDateTime since = LocalDateTime.ofInstant(from, offset);
        observance(rules.isDaylightSavings(from), since.isBefore(EPOCH) ? since : EPOCH, offset, offset, "");
    }

    private void yearly(ZoneRules rules, ZoneOffsetTransitionRule rule, Instant from) {
        List<ZoneOffsetTransition> single = rules.getTransitions();
        int lastSingleYear = single.isEmpty()
                ? EPOCH.getYear()
                : single.getLast().getDateTimeBefore().getYear();
        int fromYear = LocalDateTime.ofInstant(from, ZoneOffset.UTC).getYear();
        int firstYear = Math.max(lastSingleYear + 1, fromYear);
        ZoneOffsetTransition first = rule.createTransition(firstYear);
        observance(
                rules.isDaylightSavings(first.getInstant()),
                first.getDateTimeBefore(),
                rule.getOffsetBefore(),
                rule.getOffsetAfter(),
                YearlyChange.of(rule, firstYear).recurrence());
    }

    private void observance(
            boolean isDaylight, LocalDateTime start, ZoneOffset before, ZoneOffset after, String recurrence) {
        String name = isDaylight ? "DAYLIGHT" : "STANDARD";
        out.line("BEGIN:" + name);
        out.line("DTSTART:" + LOCAL.format(start));
        out.line("TZOFFSETFROM:" + offset(before));
        out.line("TZOFFSETTO:" + offset(after));
        if (!recurrence.isEmpty()) {
            out.line(recurrence);
        }
        out.line("END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String text = "%s%02d%02d".formatted(sign, seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? text : text + "%02d".formatted(seconds % 60);
    }

    private static boolean isByRule(ZoneRules rules, ZoneOffsetTransition transition) {
        List<ZoneOffsetTransition> single = rules.getTransitions();
        return !rules.getTransitionRules().isEmpty()
                && (single.isEmpty()
                        || transition.getInstant().isAfter(single.getLast().getInstant()));
    }
}
