package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random valid rules and starts from a seed: every frequency, every part where it is allowed, alone and together. */
final class RuleGenerator {
    private static final LocalDate EARLIEST = LocalDate.of(1995, 1, 1);

    private final Random random;

    RuleGenerator(long seed) {
        // The first numbers of neighbouring seeds are nearly the same unless the seeds are spread.
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    LocalDateTime start() {
        LocalDate date = EARLIEST.plusDays(random.nextInt(365 * 30));
        return date.atTime(LocalTime.of(random.nextInt(24), oneOf(0, 15, 30, 45), chance(4) ? random.nextInt(60) : 0));
    }

    RecurrenceRuleBuilder rule() {
        return rule(oneOf(Frequency.values()));
    }

    RecurrenceRuleBuilder rule(Frequency frequency) {
        RecurrenceRuleBuilder rule = RecurrenceRule.builder(frequency);
        if (chance(2)) {
            rule.interval(1 + random.nextInt(chance(5) ? 40 : 5));
        }
        if (chance(4)) {
            rule.weekStart(oneOf(DayOfWeek.values()));
        }
        addDays(rule, frequency);
        addTimes(rule, frequency);
        // Each choice among the minutes or seconds of a day is costly to check by brute force, and all alike.
        if (frequency.isDayBased() || chance(4)) {
            addPositions(rule);
        }
        return rule;
    }

    private void addDays(RecurrenceRuleBuilder rule, Frequency frequency) {
        if (chance(3)) {
            rule.byMonth(values(12, 4, false));
        }
        if (chance(3) && frequency != Frequency.WEEKLY) {
            rule.byMonthDay(values(31, 5, true));
        }
        boolean hasWeekNumbers = chance(4) && frequency == Frequency.YEARLY;
        if (hasWeekNumbers) {
            rule.byWeekNo(chance(2) ? new int[] {oneOf(1, 52, 53, -1, -53, 2)} : values(53, 4, true));
        }
        boolean mayHaveYearDays = frequency == Frequency.YEARLY || !frequency.isDayBased();
        if (chance(5) && mayHaveYearDays) {
            rule.byYearDay(values(366, 8, true));
        }
        if (chance(2)) {
            boolean mayHaveOrdinals =
                    (frequency == Frequency.YEARLY || frequency == Frequency.MONTHLY) && !hasWeekNumbers;
            addWeekdays(rule, mayHaveOrdinals, frequency == Frequency.YEARLY ? 53 : 5);
        }
    }

    private void addWeekdays(RecurrenceRuleBuilder rule, boolean mayHaveOrdinals, int maxOrdinal) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            DayOfWeek day = oneOf(DayOfWeek.values());
            if (mayHaveOrdinals && chance(2)) {
                int ordinal = 1 + random.nextInt(chance(2) ? 5 : maxOrdinal);
                rule.byDay(WeekdayRule.nth(chance(2) ? ordinal : -ordinal, day));
            } else {
                rule.byDay(day);
            }
        }
    }

    private void addTimes(RecurrenceRuleBuilder rule, Frequency frequency) {
        if (chance(frequency.isDayBased() ? 4 : 2)) {
            rule.byHour(zeroBased(24, 5));
        }
        if (chance(frequency.isDayBased() ? 5 : 3)) {
            rule.byMinute(zeroBased(60, 4));
        }
        if (chance(frequency == Frequency.SECONDLY ? 2 : 8)) {
            rule.bySecond(zeroBased(60, 3));
        }
    }

    private void addPositions(RecurrenceRuleBuilder rule) {
        if (chance(4) && RuleChecks.hasOtherParts(rule)) {
            rule.bySetPos(chance(2) ? new int[] {oneOf(1, 2, -1, -2, 3)} : values(40, 3, true));
        }
    }

    int[] values(int max, int maxCount, boolean mayBeNegative) {
        int[] values = new int[1 + random.nextInt(maxCount)];
        for (int i = 0; i < values.length; i++) {
            int value = 1 + random.nextInt(max);
            values[i] = mayBeNegative && chance(3) ? -value : value;
        }
        return values;
    }

    private int[] zeroBased(int bound, int maxCount) {
        List<Integer> values = new ArrayList<>();
        int count = 1 + random.nextInt(maxCount);
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(bound));
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in {@code of} times. */
    boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
