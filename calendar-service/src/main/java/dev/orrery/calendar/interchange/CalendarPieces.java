package dev.orrery.calendar.interchange;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.icalendar.CalendarWriter;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/** The text of a calendar, a piece at a time. The zones come first in it, so the events are read twice rather than kept. */
final class CalendarPieces implements Supplier<Optional<byte[]>> {
    private static final int PIECE_BYTES = 64 * 1024;

    private final CalendarExport export;
    private final CalendarWriter writer;
    private Iterator<CalendarEvent> page = Collections.emptyIterator();
    private String last = "";
    private State state = State.NEW;

    CalendarPieces(CalendarExport export, CalendarWriter writer) {
        this.export = export;
        this.writer = writer;
    }

    private enum State {
        NEW,
        BEGUN,
        ENDED
    }

    @Override
    public Optional<byte[]> get() {
        if (state == State.ENDED) {
            return Optional.empty();
        }
        if (state == State.NEW) {
            export.begin(writer);
            state = State.BEGUN;
        }
        while (writer.size() < PIECE_BYTES) {
            if (page.hasNext()) {
                writer.event(page.next());
            } else if (!turn()) {
                writer.end();
                state = State.ENDED;
                break;
            }
        }
        return Optional.of(writer.take());
    }

    /** To the next page, which may show nothing. */
    private boolean turn() {
        Optional<CalendarExport.Shown> next = export.after(last);
        page = next.map(shown -> shown.events().iterator()).orElse(Collections.emptyIterator());
        last = next.map(CalendarExport.Shown::last).orElse(last);
        return next.isPresent();
    }
}
