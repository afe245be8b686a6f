package dev.orrery.recurrence;

/** Instances outside of gaps together with those inside, which {@link GapPolicy#SHIFT} moves behind the gap. */
final class ShiftingCursor extends Cursor {
    private final Cursor existing;
    private final GapWalk gaps;
    private final Work work;
    private long head;
    private long[] shifted = {};
    private int index;
    private long previous = END;

    ShiftingCursor(Cursor existing, GapWalk gaps, Work work) {
        this.existing = existing;
        this.gaps = gaps;
        this.work = work;
        this.head = existing.next();
    }

    @Override
    long next() {
        while (true) {
            while (index >= shifted.length && gaps.key() <= head && gaps.key() != END) {
                if (!work.spend()) {
                    return END;
                }
                shifted = gaps.take(work);
                index = 0;
            }
            long value;
            if (index < shifted.length && shifted[index] <= head) {
                value = shifted[index++];
            } else {
                value = head;
                head = value == END ? END : existing.next();
            }
            if (value == END || value != previous) {
                previous = value;
                return value;
            }
        }
    }
}
