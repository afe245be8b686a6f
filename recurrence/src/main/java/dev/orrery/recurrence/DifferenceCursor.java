package dev.orrery.recurrence;

/** What is in one cursor and not in the other. */
final class DifferenceCursor extends Cursor {
    private final Cursor included;
    private final Cursor excluded;
    private final Work work;
    private long excludedHead;
    private long looked = Long.MIN_VALUE;

    DifferenceCursor(Cursor included, Cursor excluded, Work work) {
        this.included = included;
        this.excluded = excluded;
        this.work = work;
        this.excludedHead = excluded.next();
    }

    @Override
    long next() {
        while (true) {
            long value = included.next();
            while (excludedHead < value && work.spend()) {
                excludedHead = excluded.next();
            }
            if (value != excludedHead || value == END) {
                return value;
            }
            looked = value;
        }
    }

    @Override
    long looked() {
        return looked;
    }
}
