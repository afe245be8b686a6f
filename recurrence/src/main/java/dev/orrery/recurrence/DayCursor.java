package dev.orrery.recurrence;

import java.util.Arrays;

/** The instances of a rule whose days come from bits per year and whose times are the same on each of these days. */
final class DayCursor extends Cursor {
    private final RulePlan plan;
    private final Work work;
    private final int[] times;
    private final boolean backward;
    private final int step;
    private final long limit;
    private final long[] scratch;

    private int year;
    private long yearStart;
    private long[] days;
    private int word;
    private long rest;
    private long wordStart;
    private long dayStart;
    private int timeIndex;
    private long emptyYears;
    private boolean isEnded;

    /**
     * @param from forward: the first second allowed; backward: the first one no longer allowed
     * @param limit the last second allowed, in the direction
     */
    DayCursor(RulePlan plan, long from, long limit, boolean backward, Work work) {
        this.plan = plan;
        this.work = work;
        this.times = plan.times();
        this.backward = backward;
        this.step = backward ? -1 : 1;
        this.limit = limit;
        this.scratch = plan.scratch();
        this.days = scratch;
        if (times.length == 0 || (backward ? from <= limit : from > limit)) {
            end();
        } else {
            seek(backward ? from - 1 : from);
        }
    }

    @Override
    long next() {
        int index = timeIndex;
        if (index < 0 || index >= times.length) {
            if (isEnded || !nextDay()) {
                return END;
            }
            index = timeIndex;
        }
        timeIndex = index + step;
        long value = dayStart + times[index];
        if (!work.spend()) {
            return END;
        }
        if (backward) {
            return value >= limit ? -value : end();
        }
        return value <= limit ? value : end();
    }

    /** Counts whole words of days instead of walking; only forward, where COUNT is resolved. */
    @Override
    void skip(long count) {
        long left = count;
        while (left > 0) {
            int onThisDay = times.length - timeIndex;
            if (left < onThisDay) {
                timeIndex += (int) left;
                return;
            }
            left -= onThisDay;
            timeIndex = times.length;
            long inWord = (long) Long.bitCount(rest) * times.length;
            while (left >= inWord) {
                left -= inWord;
                rest = 0;
                if (!nextWord()) {
                    return;
                }
                inWord = (long) Long.bitCount(rest) * times.length;
            }
            for (long wholeDays = left / times.length; wholeDays > 0; wholeDays--) {
                rest &= rest - 1;
            }
            left %= times.length;
            if (left > 0) {
                nextDay();
            }
        }
    }

    private void seek(long position) {
        long day = Civil.dayOf(position);
        int wantedYear = Math.clamp(Civil.yearOf(day), Civil.MIN_YEAR, Civil.MAX_YEAR);
        if (!loadYear(wantedYear)) {
            return;
        }
        if (year == wantedYear) {
            int dayOfYear = (int) day - Civil.firstDay(year);
            openWord(dayOfYear >> 6);
            long keep = -1L << (dayOfYear & 63);
            rest &= backward ? ~(keep << 1) : keep;
        } else {
            openWord(backward ? Masks.YEAR_WORDS - 1 : 0);
        }
        if (nextDay() && Civil.dayOf(dayStart) == day) {
            seekTime(Civil.secondOfDay(position));
        }
    }

    private void seekTime(int second) {
        int found = Arrays.binarySearch(times, second);
        timeIndex = found >= 0 ? found : backward ? -found - 2 : -found - 1;
    }

    private boolean nextDay() {
        if (rest == 0 && !nextWord()) {
            return false;
        }
        int bit;
        if (backward) {
            bit = 63 - Long.numberOfLeadingZeros(rest);
            rest ^= 1L << bit;
            timeIndex = times.length - 1;
        } else {
            bit = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            timeIndex = 0;
        }
        dayStart = wordStart + bit * Civil.SECONDS_PER_DAY;
        return true;
    }

    /** Opens the next word with a day in it. */
    private boolean nextWord() {
        int next = word + step;
        while (true) {
            if (next < 0 || next >= Masks.YEAR_WORDS) {
                if (isEnded || !loadYear(year + step)) {
                    return false;
                }
                next = backward ? Masks.YEAR_WORDS - 1 : 0;
            }
            if (days[next] != 0) {
                openWord(next);
                return true;
            }
            next += step;
        }
    }

    private void openWord(int index) {
        word = index;
        rest = days[index];
        wordStart = yearStart + (index << 6) * Civil.SECONDS_PER_DAY;
    }

    private boolean loadYear(int wanted) {
        year = plan.periods().activeYear(wanted, backward);
        yearStart = Civil.firstDay(year) * Civil.SECONDS_PER_DAY;
        boolean isPastLimit = backward ? yearStart + 366 * Civil.SECONDS_PER_DAY <= limit : yearStart > limit;
        if (isPastLimit || !work.spend()) {
            end();
            return false;
        }
        days = plan.days(year, scratch);
        emptyYears = Masks.isEmpty(days) ? emptyYears + 1 : 0;
        if (emptyYears > plan.yearsPerCycle()) {
            end();
            return false;
        }
        return true;
    }

    private long end() {
        isEnded = true;
        rest = 0;
        word = backward ? 0 : Masks.YEAR_WORDS - 1;
        timeIndex = backward ? -1 : times.length;
        return END;
    }
}
