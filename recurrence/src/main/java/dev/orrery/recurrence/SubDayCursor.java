package dev.orrery.recurrence;

import java.util.Arrays;

/** The instances of an HOURLY, MINUTELY or SECONDLY rule whose days are not all alike, forward. */
final class SubDayCursor extends Cursor {
    private final SubDayWalk walk;
    private final Work work;
    private final int[] inUnit;
    private final long last;
    private long unit;
    private long runEnd;
    private int index;
    private boolean isEnded;

    SubDayCursor(SubDayWalk walk, long from, long last, Work work) {
        this.walk = walk;
        this.work = work;
        this.inUnit = walk.inUnit();
        this.last = last;
        long firstUnit = walk.unitOf(from);
        isEnded = !walk.isPossible() || !open(firstUnit);
        if (!isEnded && unit == firstUnit) {
            int found = Arrays.binarySearch(inUnit, (int) (from - unit * walk.unit()));
            index = found >= 0 ? found : -found - 1;
        }
    }

    @Override
    long next() {
        if (isEnded || !work.spend()) {
            return END;
        }
        if (index >= inUnit.length && !nextUnit()) {
            isEnded = true;
            return END;
        }
        long value = unit * walk.unit() + inUnit[index++];
        if (value > last) {
            isEnded = true;
            return END;
        }
        return value;
    }

    /** Multiplies within runs instead of walking. */
    @Override
    void skip(long count) {
        long left = count;
        while (left > 0 && !isEnded) {
            int here = inUnit.length - index;
            if (left < here) {
                index += (int) left;
                return;
            }
            left -= here;
            index = inUnit.length;
            long unitsInRun = Math.floorDiv(runEnd - 1 - unit, (long) walk.interval());
            long skipped = Math.min(unitsInRun, left / inUnit.length);
            unit += skipped * walk.interval();
            left -= skipped * inUnit.length;
            if (left > 0 && (!work.spend() || !nextUnit())) {
                isEnded = true;
            }
        }
    }

    private boolean nextUnit() {
        long following = unit + walk.interval();
        if (following < runEnd) {
            unit = following;
            index = 0;
            return true;
        }
        return open(following);
    }

    private boolean open(long from) {
        long found = walk.seek(from, walk.unitOf(last), work);
        if (found == END) {
            return false;
        }
        unit = found;
        runEnd = walk.runEnd(found);
        index = 0;
        return true;
    }
}
