package dev.orrery.recurrence;

/** The instances of a rule with one date and one time in each of its years: birthdays and feast days, without a year's bits. */
final class DateCursor extends Cursor {
    private final int month;
    private final int dayOfMonth;
    private final int second;
    private final long from;
    private final long limit;
    private final boolean backward;
    private final int step;
    private final Work work;

    /** The year to look at next. */
    private int year;

    private int emptyYears;
    private boolean isEnded;

    /**
     * @param second the time of day
     * @param from forward: the first second allowed; backward: the first one no longer allowed
     * @param limit the last second allowed, in the direction
     */
    DateCursor(RulePlan plan, int second, long from, long limit, boolean backward, Work work) {
        month = plan.filter().onlyMonth();
        dayOfMonth = plan.filter().onlyDayOfMonth();
        this.second = second;
        this.from = from;
        this.limit = limit;
        this.backward = backward;
        this.work = work;
        step = backward ? -plan.periods().yearsApart() : plan.periods().yearsApart();
        int wantedYear = Civil.yearOf(Civil.dayOf(backward ? from - 1 : from));
        year = plan.periods().activeYear(Math.clamp(wantedYear, Civil.MIN_YEAR, Civil.MAX_YEAR), backward);
    }

    @Override
    long next() {
        while (mayGoOn()) {
            boolean isLeap = Civil.isLeap(year);
            int[] monthStarts = Civil.monthStarts(isLeap);
            int day = monthStarts[month] + dayOfMonth;
            boolean exists = day < monthStarts[month + 1];
            long value = (Civil.firstDay(year) + day) * Civil.SECONDS_PER_DAY + second;
            if (backward ? value < limit : value > limit) {
                isEnded = true;
                return END;
            }
            year += step;
            emptyYears = exists ? 0 : emptyYears + 1;
            if (exists && (backward ? value < from : value >= from)) {
                return backward ? -value : value;
            }
        }
        return END;
    }

    /** 29 February may never come in the years that INTERVAL leaves; what a cycle does not have will not come. */
    private boolean mayGoOn() {
        return !isEnded
                && year >= Civil.MIN_YEAR
                && year <= Civil.MAX_YEAR
                && emptyYears <= Civil.YEARS_PER_CYCLE
                && work.spend();
    }
}
