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

    /** Columns are found in a row by their names, which are the same for both tables. */
    static EventBody read(Record row, List<Attendee> attendees) {
        TimeColumns times = new TimeColumns(
                row.get(EVENT.TIME_KIND),
                row.get(EVENT.START_LOCAL),
                row.get(EVENT.START_ZONE),
                row.get(EVENT.END_LOCAL),
                row.get(EVENT.END_ZONE));
        Revision revision = new Revision(row.get(EVENT.SEQUENCE), row.get(EVENT.REVISION_TIME));
        EventContent content = new EventContent(
                row.get(EVENT.TITLE),
                row.get(EVENT.DESCRIPTION),
                row.get(EVENT.LOCATION),
                geo(row.get(EVENT.LATITUDE), row.get(EVENT.LONGITUDE)),
                row.get(EVENT.URL),
                EventType.valueOf(row.get(EVENT.EVENT_TYPE)),
                EventStatus.valueOf(row.get(EVENT.STATUS)),
                EventVisibility.valueOf(row.get(EVENT.VISIBILITY)),
                Transparency.valueOf(row.get(EVENT.TRANSPARENCY)),
                DetailsJson.organizer(row.get(EVENT.ORGANIZER)),
                attendees,
                List.of(row.get(EVENT.ROOMS)),
                row.get(EVENT.COLOR),
                row.get(EVENT.IS_IMPORTANT),
                List.of(row.get(EVENT.CATEGORIES)),
                row.get(EVENT.PROJECT),
                DetailsJson.reminders(row.get(EVENT.REMINDERS)),
                DetailsJson.map(row.get(EVENT.PROPERTIES)),
                List.of(row.get(EVENT.EXTRA_LINES)),
                SettingsJson.read(row.get(EVENT.SETTINGS)));
        return new EventBody(revision, times.times(), content);
    }

    private static @Nullable GeoPoint geo(@Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }
}
