package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.paging.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Where an occurrence stands in a list: by its start, ties by name. */
record Place(Instant startsAt, EventKey event, InstanceId instance) implements Comparable<Place> {
    private static final List<Field<?>> ORDER =
            List.of(OCCURRENCE.STARTS_AT, OCCURRENCE.CALENDAR_ID, OCCURRENCE.EVENT_ID, OCCURRENCE.INSTANCE_ID);

    private static final Comparator<Place> COMPARATOR = Comparator.comparing(Place::startsAt)
            .thenComparing(place -> place.event().calendar().value())
            .thenComparing(place -> place.event().event().value())
            .thenComparing(Place::instance);

    /** The same order as {@link #compareTo}, in the database: ids are compared byte by byte. */
    static List<SortField<?>> order(Table<?> occurrences) {
        return ORDER.stream()
                .<SortField<?>>map(column -> Objects.requireNonNull(occurrences.field(column), column::getName)
                        .asc())
                .toList();
    }

    static Place of(Cursor cursor) {
        return new Place(
                Instant.parse(cursor.get(0)),
                new EventKey(new CalendarId(cursor.get(1)), new EventId(cursor.get(2))),
                new InstanceId(cursor.get(3)));
    }

    Cursor cursor() {
        return Cursor.of(startsAt, event.calendar(), event.event(), instance);
    }

    /** Selects what comes after this place. */
    Condition precedes() {
        return DSL.row(OCCURRENCE.STARTS_AT, OCCURRENCE.CALENDAR_ID, OCCURRENCE.EVENT_ID, OCCURRENCE.INSTANCE_ID)
                .gt(startsAt, event.calendar().value(), event.event().value(), instance.value())
                // The index knows starts alone.
                .and(OCCURRENCE.STARTS_AT.ge(startsAt));
    }

    @Override
    public int compareTo(Place other) {
        return COMPARATOR.compare(this, other);
    }
}
