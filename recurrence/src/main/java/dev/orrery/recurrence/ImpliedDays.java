package dev.orrery.recurrence;

/**
 * What a rule leaves to the date of DTSTART (RFC 5545 3.3.10: "information, not contained in the rule ... is derived from
 * the start time"): masks as in {@link RecurrenceRule}, zero where nothing is implied, every month where none is.
 */
record ImpliedDays(int months, long monthDays, int weekdays) {
    static final int ALL_MONTHS = 0x1FFE;

    static ImpliedDays of(RecurrenceRule rule, long startDay) {
        int year = Civil.yearOf(startDay);
        int dayOfYear = (int) startDay - Civil.firstDay(year);
        boolean isLeap = Civil.isLeap(year);
        int month = Civil.monthOf(dayOfYear, isLeap);
        long monthDay = 2L << (dayOfYear - Civil.monthStarts(isLeap)[month]);
        int weekday = 1 << Civil.dayOfWeek(startDay);
        return switch (rule.frequency) {
            case YEARLY -> {
                if (rule.hasDayParts()) {
                    yield new ImpliedDays(ALL_MONTHS, 0, 0);
                }
                yield rule.hasByWeekNo()
                        ? new ImpliedDays(ALL_MONTHS, 0, weekday)
                        : new ImpliedDays(2 << month, monthDay, 0);
            }
            case MONTHLY -> new ImpliedDays(ALL_MONTHS, rule.hasDayParts() ? 0 : monthDay, 0);
            case WEEKLY -> new ImpliedDays(ALL_MONTHS, 0, rule.hasDayParts() ? 0 : weekday);
            case DAILY, HOURLY, MINUTELY, SECONDLY -> new ImpliedDays(ALL_MONTHS, 0, 0);
        };
    }
}
