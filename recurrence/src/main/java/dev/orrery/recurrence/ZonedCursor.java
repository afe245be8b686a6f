package dev.orrery.recurrence;

/** Local seconds as universal ones; those in gaps are left out. */
final class ZonedCursor extends Cursor {
    private final Cursor locals;
    private final ZoneTimeline zone;
    private final boolean backward;
    private final Work work;
    private long spanStart = 1;
    private long spanEnd;
    private long offset;
    private boolean isGap;

    ZonedCursor(Cursor locals, ZoneTimeline zone, boolean backward, Work work) {
        this.locals = locals;
        this.zone = zone;
        this.backward = backward;
        this.work = work;
    }

    @Override
    long next() {
        while (true) {
            long value = locals.next();
            if (value == END) {
                return END;
            }
            long local = backward ? -value : value;
            if (local < spanStart || local >= spanEnd) {
                locate(local);
            }
            if (!isGap) {
                return backward ? offset - local : local - offset;
            }
            if (!work.spend()) {
                return END;
            }
        }
    }

    private void locate(long local) {
        ZoneSpans spans = zone.spansAt(local);
        int index = spans.indexOf(local);
        spanStart = spans.start(index);
        spanEnd = spans.end(index);
        offset = spans.offset(index);
        isGap = spans.isGap(index);
    }
}
