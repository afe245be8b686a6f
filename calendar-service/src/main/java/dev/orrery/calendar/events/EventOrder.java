package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.kit.paging.Cursor;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** In which order events are listed; ties by name. */
enum EventOrder {
    START_TIME,
    UPDATE_TIME;

    /** Of a request that was validated. */
    static EventOrder parse(String orderBy) {
        return orderBy.equals("updateTime") ? UPDATE_TIME : START_TIME;
    }

    List<SortField<?>> sorting() {
        return List.of(column().asc(), EVENT.CALENDAR_ID.asc(), EVENT.EVENT_ID.asc());
    }

    Cursor cursor(StoredEvent event) {
        return Cursor.of(time(event), event.calendar(), event.event().id());
    }

    Condition isAfter(Cursor cursor) {
        return DSL.row(column(), EVENT.CALENDAR_ID, EVENT.EVENT_ID)
                .gt(Instant.parse(cursor.get(0)), cursor.get(1), cursor.get(2));
    }

    private Field<Instant> column() {
        return switch (this) {
            case START_TIME -> EVENT.STARTS_AT;
            case UPDATE_TIME -> EVENT.UPDATE_TIME;
        };
    }

    private Instant time(StoredEvent event) {
        return switch (this) {
            case START_TIME -> event.startsAt();
            case UPDATE_TIME -> event.updateTime();
        };
    }
}
