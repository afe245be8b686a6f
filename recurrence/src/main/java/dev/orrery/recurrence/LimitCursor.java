package dev.orrery.recurrence;

/** The first so many numbers of a cursor: COUNT, where a series is read from its beginning. */
final class LimitCursor extends Cursor {
    private final Cursor cursor;
    private long left;

    LimitCursor(Cursor cursor, long limit) {
        this.cursor = cursor;
        this.left = limit;
    }

    @Override
    long next() {
        return --left >= 0 ? cursor.next() : END;
    }
}
