package dev.orrery.calendar.eventstore;

import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * An event as it was read of a row.
 *
 * @param writer the transaction that wrote the row: another one for every change of the event, and of all that lies beside
 *     it, since that changes the event's version
 */
public record WrittenEvent(String writer, StoredEvent event) {
    /** The column. */
    public static final Field<String> WRITER = DSL.field("event.xmin::text", String.class);
}
