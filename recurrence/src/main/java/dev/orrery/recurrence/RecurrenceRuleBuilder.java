package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link RecurrenceRule}; each value is checked when it is given, the whole in {@link #build}. */
public final class RecurrenceRuleBuilder {
    private static final int[] NO_NUMBERS = {};
    private static final Comparator<WeekdayRule> WEEKDAY_ORDER = Comparator.comparingInt(
                    (WeekdayRule weekday) -> SignedNumbers.order(weekday.ordinal()))
            .thenComparing(WeekdayRule::day);

    private @Nullable Frequency frequency;
    int interval = 1;
    long count;

    @Nullable EventTime until;

    DayOfWeek weekStart = DayOfWeek.MONDAY;
    long seconds;
    long minutes;
    int hours;
    int months;
    long monthDays;
    long weeks;
    long weeksFromEnd;
    int weekdays;
    private @Nullable List<WeekdayRule> ordinalWeekdays;
    private int[] yearDays = NO_NUMBERS;
    private int[] setPositions = NO_NUMBERS;

    @Nullable String calendar;

    private @Nullable TreeSet<String> leapMonths;
    Skip skip = Skip.OMIT;

    RecurrenceRuleBuilder() {}

    RecurrenceRuleBuilder(RecurrenceRule rule) {
        frequency = rule.frequency;
        interval = rule.interval;
        count = rule.count;
        until = rule.until;
        weekStart = rule.weekStart;
        seconds = rule.seconds;
        minutes = rule.minutes;
        hours = rule.hours;
        months = rule.months;
        monthDays = rule.monthDays;
        weeks = rule.weeks;
        weeksFromEnd = rule.weeksFromEnd;
        weekdays = rule.weekdays;
        ordinalWeekdays = new ArrayList<>(rule.ordinalWeekdays);
        yearDays = rule.yearDays;
        setPositions = rule.setPositions;
        calendar = rule.calendar;
        leapMonths = new TreeSet<>(rule.leapMonths);
        skip = rule.skip;
    }

    public RecurrenceRuleBuilder frequency(Frequency value) {
        frequency = value;
        return this;
    }

    public RecurrenceRuleBuilder interval(int value) {
        interval = (int) checkRange("INTERVAL", value, 1, Integer.MAX_VALUE);
        return this;
    }

    /** Ends the rule after so many instances and forgets an UNTIL. */
    public RecurrenceRuleBuilder count(long value) {
        count = checkRange("COUNT", value, 1, Long.MAX_VALUE);
        until = null;
        return this;
    }

    /** Ends the rule with this moment, inclusive, and forgets a COUNT. A time in a zone is kept in UTC. */
    public RecurrenceRuleBuilder until(EventTime value) {
        until = value instanceof EventTime.Zoned zoned ? EventTime.utc(zoned.toInstant(zoned.zone())) : value;
        count = 0;
        return this;
    }

    /** Lets the rule go on for ever. */
    public RecurrenceRuleBuilder unbounded() {
        count = 0;
        until = null;
        return this;
    }

    public RecurrenceRuleBuilder weekStart(DayOfWeek value) {
        weekStart = value;
        return this;
    }

    public RecurrenceRuleBuilder bySecond(int... values) {
        for (int value : values) {
            seconds |= 1L << checkRange("BYSECOND", value, 0, 60);
        }
        return this;
    }

    public RecurrenceRuleBuilder byMinute(int... values) {
        for (int value : values) {
            minutes |= 1L << checkRange("BYMINUTE", value, 0, 59);
        }
        return this;
    }

    public RecurrenceRuleBuilder byHour(int... values) {
        for (int value : values) {
            hours |= 1 << checkRange("BYHOUR", value, 0, 23);
        }
        return this;
    }

    public RecurrenceRuleBuilder byMonth(int... values) {
        for (int value : values) {
            months |= 1 << checkRange("BYMONTH", value, 1, 12);
        }
        return this;
    }

    public RecurrenceRuleBuilder byMonthDay(int... values) {
        for (int value : values) {
            int day = (int) checkSigned("BYMONTHDAY", value, 31);
            monthDays |= 1L << (day > 0 ? day : 32 - day);
        }
        return this;
    }

    public RecurrenceRuleBuilder byWeekNo(int... values) {
        for (int value : values) {
            int week = (int) checkSigned("BYWEEKNO", value, 53);
            if (week > 0) {
                weeks |= 1L << week;
            } else {
                weeksFromEnd |= 1L << -week;
            }
        }
        return this;
    }

    public RecurrenceRuleBuilder byYearDay(int... values) {
        for (int value : values) {
            checkSigned("BYYEARDAY", value, 366);
        }
        yearDays = SignedNumbers.concat(yearDays, values);
        return this;
    }

    public RecurrenceRuleBuilder bySetPos(int... values) {
        for (int value : values) {
            checkSigned("BYSETPOS", value, 366);
        }
        setPositions = SignedNumbers.concat(setPositions, values);
        return this;
    }

    public RecurrenceRuleBuilder byDay(DayOfWeek... values) {
        for (DayOfWeek value : values) {
            weekdays |= 1 << (value.getValue() - 1);
        }
        return this;
    }

    public RecurrenceRuleBuilder byDay(WeekdayRule... values) {
        for (WeekdayRule value : values) {
            if (value.ordinal() == 0) {
                weekdays |= 1 << (value.day().getValue() - 1);
            } else {
                if (ordinalWeekdays == null) {
                    ordinalWeekdays = new ArrayList<>();
                }
                ordinalWeekdays.add(value);
            }
        }
        return this;
    }

    /** The RSCALE of RFC 7529; needed for SKIP. */
    public RecurrenceRuleBuilder calendar(String value) {
        calendar = value;
        return this;
    }

    public RecurrenceRuleBuilder skip(Skip value) {
        skip = value;
        return this;
    }

    RecurrenceRuleBuilder byLeapMonth(String value) {
        if (leapMonths == null) {
            leapMonths = new TreeSet<>();
        }
        leapMonths.add(value);
        return this;
    }

    /** The rule, checked as a whole; strictly unless it came from lenient text. */
    public RecurrenceRule build() {
        return build(Leniency.STRICT);
    }

    RecurrenceRule build(Leniency leniency) {
        RuleChecks.check(this, leniency);
        return new RecurrenceRule(this);
    }

    Frequency frequency() {
        if (frequency == null) {
            throw new InvalidRecurrenceException(Reason.MISSING, "FREQ", "none", "YEARLY to SECONDLY");
        }
        return frequency;
    }

    boolean hasOrdinalWeekdays() {
        return ordinalWeekdays != null && !ordinalWeekdays.isEmpty();
    }

    boolean hasYearDays() {
        return yearDays.length > 0;
    }

    boolean hasSetPositions() {
        return setPositions.length > 0;
    }

    /** Drops what the frequency does not allow, for lenient reading. */
    void dropOrdinals() {
        for (WeekdayRule weekday : sortedOrdinalWeekdays()) {
            weekdays |= 1 << (weekday.day().getValue() - 1);
        }
        ordinalWeekdays = null;
    }

    void dropSetPositions() {
        setPositions = NO_NUMBERS;
    }

    List<WeekdayRule> sortedOrdinalWeekdays() {
        if (ordinalWeekdays == null || ordinalWeekdays.isEmpty()) {
            return List.of();
        }
        if (ordinalWeekdays.size() == 1) {
            return List.of(ordinalWeekdays.getFirst());
        }
        WeekdayRule[] sorted = ordinalWeekdays.toArray(new WeekdayRule[0]);
        Arrays.sort(sorted, WEEKDAY_ORDER);
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (!sorted[i].equals(sorted[kept - 1])) {
                sorted[kept++] = sorted[i];
            }
        }
        return List.of(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }

    int[] sortedYearDays() {
        return SignedNumbers.sorted(yearDays);
    }

    int[] sortedSetPositions() {
        return SignedNumbers.sorted(setPositions);
    }

    List<String> sortedLeapMonths() {
        return leapMonths == null ? List.of() : List.copyOf(leapMonths);
    }

    private static long checkRange(String part, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidRecurrenceException(part, Long.toString(value), min + " to " + max);
        }
        return value;
    }

    private static long checkSigned(String part, long value, int max) {
        if (value == 0 || value < -max || value > max) {
            throw new InvalidRecurrenceException(part, Long.toString(value), "1 to " + max + " or -" + max + " to -1");
        }
        return value;
    }
}
