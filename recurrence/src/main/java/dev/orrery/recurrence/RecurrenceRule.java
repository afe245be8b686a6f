package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An RRULE of RFC 5545 3.3.10 with the parts of RFC 7529: how a series repeats, without where it starts. Values are kept
 * as sorted sets, so equal rules are equal however they were written, and {@link #toString} is canonical.
 */
public final class RecurrenceRule {
    final Frequency frequency;
    final int interval;
    final long count;
    final @Nullable EventTime until;
    final DayOfWeek weekStart;
    /** Bit n: value n. Zero: the part is absent. The same holds for minutes, hours, months and, for 0 = Monday, weekdays. */
    final long seconds;

    final long minutes;
    final int hours;
    final int months;
    /** Bits 1 to 31: from the start; bits 33 to 63: from the end. */
    final long monthDays;

    /** Bits 1 to 53. */
    final long weeks;

    final long weeksFromEnd;
    final int weekdays;
    final List<WeekdayRule> ordinalWeekdays;
    final int[] yearDays;
    final int[] setPositions;
    final @Nullable String calendar;
    final List<String> leapMonths;
    final Skip skip;

    RecurrenceRule(RecurrenceRuleBuilder builder) {
        frequency = builder.frequency();
        interval = builder.interval;
        count = builder.count;
        until = builder.until;
        weekStart = builder.weekStart;
        seconds = builder.seconds;
        minutes = builder.minutes;
        hours = builder.hours;
        months = builder.months;
        monthDays = builder.monthDays;
        weeks = builder.weeks;
        weeksFromEnd = builder.weeksFromEnd;
        weekdays = builder.weekdays;
        ordinalWeekdays = builder.sortedOrdinalWeekdays();
        yearDays = builder.sortedYearDays();
        setPositions = builder.sortedSetPositions();
        calendar = builder.calendar;
        leapMonths = builder.sortedLeapMonths();
        skip = builder.skip;
    }

    /** Reads a rule strictly, with or without the {@code RRULE:} before it. */
    public static RecurrenceRule parse(String text) {
        return parse(text, Leniency.STRICT);
    }

    public static RecurrenceRule parse(String text, Leniency leniency) {
        return new RuleParser(text, leniency).parse();
    }

    public static RecurrenceRuleBuilder builder(Frequency frequency) {
        return new RecurrenceRuleBuilder().frequency(frequency);
    }

    /** A builder that holds this rule's parts. */
    public RecurrenceRuleBuilder toBuilder() {
        return new RecurrenceRuleBuilder(this);
    }

    public Frequency frequency() {
        return frequency;
    }

    /** Every how many-th interval of the frequency counts; at least 1. */
    public int interval() {
        return interval;
    }

    public OptionalLong count() {
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The last moment allowed: a date, a floating time or a time in UTC. */
    public Optional<EventTime> until() {
        return Optional.ofNullable(until);
    }

    public DayOfWeek weekStart() {
        return weekStart;
    }

    public List<Integer> bySecond() {
        return Masks.values(seconds);
    }

    public List<Integer> byMinute() {
        return Masks.values(minutes);
    }

    public List<Integer> byHour() {
        return Masks.values(hours);
    }

    public List<WeekdayRule> byDay() {
        List<WeekdayRule> all = new ArrayList<>();
        for (int day : Masks.values(weekdays)) {
            all.add(WeekdayRule.every(DayOfWeek.of(day + 1)));
        }
        all.addAll(ordinalWeekdays);
        return List.copyOf(all);
    }

    public List<Integer> byMonthDay() {
        return Masks.signedValues(monthDays & 0xFFFFFFFFL, monthDays >>> 32);
    }

    public List<Integer> byYearDay() {
        return Arrays.stream(yearDays).boxed().toList();
    }

    public List<Integer> byWeekNo() {
        return Masks.signedValues(weeks, weeksFromEnd);
    }

    public List<Integer> byMonth() {
        return Masks.values(months);
    }

    public List<Integer> bySetPos() {
        return Arrays.stream(setPositions).boxed().toList();
    }

    /** The RSCALE, where given. A calendar other than GREGORIAN is kept but cannot be expanded. */
    public Optional<String> calendar() {
        return Optional.ofNullable(calendar);
    }

    /** Months such as {@code 5L} that only other calendars have. */
    public List<String> byLeapMonth() {
        return leapMonths;
    }

    public Skip skip() {
        return skip;
    }

    /** Whether the rule itself says where it ends. */
    public boolean isBounded() {
        return count != 0 || until != null;
    }

    boolean hasDayParts() {
        return monthDays != 0 || yearDays.length > 0 || hasByDay();
    }

    boolean hasByDay() {
        return weekdays != 0 || !ordinalWeekdays.isEmpty();
    }

    boolean hasByWeekNo() {
        return (weeks | weeksFromEnd) != 0;
    }

    /** A sentence in English, such as "every 2 weeks on Monday and Friday until 1 May 2027". */
    public String describe() {
        return new RuleSentence(this).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RecurrenceRule rule && toString().equals(rule.toString()));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The canonical text without {@code RRULE:}: fixed order of parts, sorted values, defaults left out. */
    @Override
    public String toString() {
        return RuleText.of(this);
    }
}
