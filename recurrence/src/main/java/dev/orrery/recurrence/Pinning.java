package dev.orrery.recurrence;

/** Writes into a rule what it takes from its DTSTART, so that it means the same from another one. */
final class Pinning {
    private Pinning() {}

    /**
     * The rule as it must be written for a series that begins at {@code to}; unchanged where both starts imply the same.
     * Whether INTERVAL still counts from the right interval is not asked here.
     */
    static RecurrenceRule pin(RecurrenceRule rule, long from, long to, boolean isAllDay) {
        RecurrenceRuleBuilder pinned = rule.toBuilder();
        ImpliedDays implied = ImpliedDays.of(rule, Civil.dayOf(from));
        if (!implied.equals(ImpliedDays.of(rule, Civil.dayOf(to)))) {
            pinDays(pinned, implied);
        }
        if (!isAllDay) {
            pinTimes(pinned, rule.frequency, Civil.secondOfDay(from), Civil.secondOfDay(to));
        }
        return pinned.build(Leniency.LENIENT);
    }

    private static void pinDays(RecurrenceRuleBuilder pinned, ImpliedDays implied) {
        if (pinned.months == 0 && implied.months() != ImpliedDays.ALL_MONTHS) {
            pinned.months = implied.months();
        }
        pinned.monthDays |= implied.monthDays();
        pinned.weekdays |= implied.weekdays();
    }

    private static void pinTimes(RecurrenceRuleBuilder pinned, Frequency frequency, int second, int other) {
        if (pinned.seconds == 0 && frequency != Frequency.SECONDLY && second % 60 != other % 60) {
            pinned.seconds = 1L << (second % 60);
        }
        boolean isHourOrLonger = frequency.compareTo(Frequency.HOURLY) <= 0;
        if (pinned.minutes == 0 && isHourOrLonger && second / 60 % 60 != other / 60 % 60) {
            pinned.minutes = 1L << (second / 60 % 60);
        }
        if (pinned.hours == 0 && frequency.isDayBased() && second / 3600 != other / 3600) {
            pinned.hours = 1 << (second / 3600);
        }
    }
}
