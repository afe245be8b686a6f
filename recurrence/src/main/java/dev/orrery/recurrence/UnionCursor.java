package dev.orrery.recurrence;

/** What is in either of two cursors, in order and once. */
final class UnionCursor extends Cursor {
    private final Cursor first;
    private final Cursor second;
    private long firstHead;
    private long secondHead;

    UnionCursor(Cursor first, Cursor second) {
        this.first = first;
        this.second = second;
        this.firstHead = first.next();
        this.secondHead = second.next();
    }

    @Override
    long next() {
        long value = Math.min(firstHead, secondHead);
        if (value == END) {
            return END;
        }
        if (firstHead == value) {
            firstHead = first.next();
        }
        if (secondHead == value) {
            secondHead = second.next();
        }
        return value;
    }
}
