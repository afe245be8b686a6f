package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.GeoPoint;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.Transparency;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The columns that {@code event} and {@code event_override} share, read and written alike for both. */
record BodyColumns(Table<?> table) {
    /** The table's own column of this name. */
    private <T> Field<T> own(Field<T> column) {
        return Objects.requireNonNull(table.field(column), column::getName);
    }

    void write(EventBody body, Record row) {
        TimeColumns times = TimeColumns.of(body.times());
        EventContent content = body.content();
        GeoPoint geo = content.geo();
        row.set(own(EVENT.SEQUENCE), body.revision().sequence());
        row.set(own(EVENT.REVISION_TIME), body.revision().time());
        row.set(own(EVENT.TIME_KIND), times.kind());
        row.set(own(EVENT.START_LOCAL), times.startLocal());
        row.set(own(EVENT.START_ZONE), times.startZone());
        row.set(own(EVENT.END_LOCAL), times.endLocal());
        row.set(own(EVENT.END_ZONE), times.endZone());
        row.set(own(EVENT.TITLE), content.title());
        row.set(own(EVENT.DESCRIPTION), content.description());
        row.set(own(EVENT.LOCATION), content.location());
        row.set(own(EVENT.LATITUDE), geo == null ? null : geo.latitude());
        row.set(own(EVENT.LONGITUDE), geo == null ? null : geo.longitude());
        row.set(own(EVENT.URL), content.url());
        row.set(own(EVENT.EVENT_TYPE), content.type().name());
        row.set(own(EVENT.STATUS), content.status().name());
        row.set(own(EVENT.VISIBILITY), content.visibility().name());
        row.set(own(EVENT.TRANSPARENCY), content.transparency().name());
        row.set(own(EVENT.ORGANIZER), DetailsJson.organizer(content.organizer()));
        row.set(own(EVENT.ROOMS), content.rooms().toArray(new String[0]));
        row.set(own(EVENT.COLOR), content.color());
        row.set(own(EVENT.IS_IMPORTANT), content.isImportant());
        row.set(own(EVENT.CATEGORIES), content.categories().toArray(new String[0]));
        row.set(own(EVENT.PROJECT), content.project());
        row.set(own(EVENT.REMINDERS), DetailsJson.reminders(content.reminders()));
        row.set(own(EVENT.PROPERTIES), DetailsJson.map(content.properties()));
        row.set(own(EVENT.EXTRA_LINES), content.extraLines().toArray(new String[0]));
        row.set(own(EVENT.SETTINGS), SettingsJson.write(content.settings()));
    }

    EventBody read(Record row, List<Attendee> attendees) {
        TimeColumns times = new TimeColumns(
                row.get(own(EVENT.TIME_KIND)),
                row.get(own(EVENT.START_LOCAL)),
                row.get(own(EVENT.START_ZONE)),
                row.get(own(EVENT.END_LOCAL)),
                row.get(own(EVENT.END_ZONE)));
        Revision revision = new Revision(row.get(own(EVENT.SEQUENCE)), row.get(own(EVENT.REVISION_TIME)));
        EventContent content = new EventContent(
                row.get(own(EVENT.TITLE)),
                row.get(own(EVENT.DESCRIPTION)),
                row.get(own(EVENT.LOCATION)),
                geo(row.get(own(EVENT.LATITUDE)), row.get(own(EVENT.LONGITUDE))),
                row.get(own(EVENT.URL)),
                EventType.valueOf(row.get(own(EVENT.EVENT_TYPE))),
                EventStatus.valueOf(row.get(own(EVENT.STATUS))),
                EventVisibility.valueOf(row.get(own(EVENT.VISIBILITY))),
                Transparency.valueOf(row.get(own(EVENT.TRANSPARENCY))),
                DetailsJson.organizer(row.get(own(EVENT.ORGANIZER))),
                attendees,
                List.of(row.get(own(EVENT.ROOMS))),
                row.get(own(EVENT.COLOR)),
                row.get(own(EVENT.IS_IMPORTANT)),
                List.of(row.get(own(EVENT.CATEGORIES))),
                row.get(own(EVENT.PROJECT)),
                DetailsJson.reminders(row.get(own(EVENT.REMINDERS))),
                DetailsJson.map(row.get(own(EVENT.PROPERTIES))),
                List.of(row.get(own(EVENT.EXTRA_LINES))),
                SettingsJson.read(row.get(own(EVENT.SETTINGS))));
        return new EventBody(revision, times.times(), content);
    }

    private static @Nullable GeoPoint geo(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }
}
