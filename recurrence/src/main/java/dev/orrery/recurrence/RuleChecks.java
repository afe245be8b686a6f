package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;

/** What RFC 5545 forbids about parts together. Lenient reading repairs instead of refusing where the meaning is plain. */
final class RuleChecks {
    private RuleChecks() {}

    static void check(RecurrenceRuleBuilder rule, Leniency leniency) {
        Frequency frequency = rule.frequency();
        boolean isStrict = leniency == Leniency.STRICT;
        if (rule.skip != Skip.OMIT && rule.calendar == null) {
            refuse(isStrict, "SKIP", rule.skip, "RSCALE beside it");
            rule.calendar = "GREGORIAN";
        }
        boolean isMonthOrYear = frequency == Frequency.YEARLY || frequency == Frequency.MONTHLY;
        boolean hasWeekNumbers = (rule.weeks | rule.weeksFromEnd) != 0;
        if (hasWeekNumbers && frequency != Frequency.YEARLY) {
            refuse(isStrict, "BYWEEKNO", frequency, "FREQ=YEARLY with BYWEEKNO");
        }
        if (rule.hasOrdinalWeekdays() && (!isMonthOrYear || hasWeekNumbers)) {
            refuse(isStrict, "BYDAY", "ordinals", "ordinals only with FREQ=MONTHLY, or FREQ=YEARLY without BYWEEKNO");
            rule.dropOrdinals();
        }
        if (rule.monthDays != 0 && frequency == Frequency.WEEKLY) {
            refuse(isStrict, "BYMONTHDAY", frequency, "another FREQ than WEEKLY with BYMONTHDAY");
        }
        if (rule.hasYearDays() && frequency.isDayBased() && frequency != Frequency.YEARLY) {
            refuse(isStrict, "BYYEARDAY", frequency, "FREQ=YEARLY or a frequency below DAILY with BYYEARDAY");
        }
        if (rule.hasSetPositions() && !hasOtherParts(rule)) {
            refuse(isStrict, "BYSETPOS", "alone", "another BY part to choose from");
            rule.dropSetPositions();
        }
    }

    static boolean hasOtherParts(RecurrenceRuleBuilder rule) {
        long any = rule.seconds
                | rule.minutes
                | rule.hours
                | rule.months
                | rule.monthDays
                | rule.weeks
                | rule.weeksFromEnd
                | rule.weekdays;
        return any != 0 || rule.hasOrdinalWeekdays() || rule.hasYearDays();
    }

    private static void refuse(boolean isStrict, String part, Object value, String expectation) {
        if (isStrict) {
            throw new InvalidRecurrenceException(Reason.CONFLICT, part, value.toString(), expectation);
        }
    }
}
