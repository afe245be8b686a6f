package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.schema.tables.records.AttendeeRecord;
import dev.orrery.calendar.schema.tables.records.EventOverrideRecord;
import dev.orrery.kit.tenancy.RenderedWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What lies beside the rows of events: instances that differ, and who is invited. */
final class DetailRows {
    private static final BodyColumns OVERRIDE_BODY = new BodyColumns(EVENT_OVERRIDE);

    private final UUID organization;
    private final CalendarId calendar;
    private final List<EventOverrideRecord> overrides = new ArrayList<>();
    private final List<AttendeeRecord> attendees = new ArrayList<>();

    private DetailRows(UUID organization, CalendarId calendar) {
        this.organization = organization;
        this.calendar = calendar;
    }

    /** What adds those of events that have none. */
    static List<RenderedWrite> insertions(UUID organization, CalendarId calendar, Collection<PlannedEvent> events) {
        DetailRows rows = new DetailRows(organization, calendar);
        events.forEach(rows::add);
        return Stream.of(UnnestedRows.insertion(rows.overrides), UnnestedRows.insertion(rows.attendees))
                .flatMap(Optional::stream)
                .toList();
    }

    private void add(PlannedEvent planned) {
        EventKey key = new EventKey(calendar, planned.event().id());
        addAttendees(key, InstanceId.SINGLE, planned.event().body(), planned.bounds());
        planned.event().overrides().forEach((instance, body) -> {
            EventOverrideRecord row = new EventOverrideRecord();
            row.setOrgId(organization);
            row.setCalendarId(calendar.value());
            row.setEventId(key.event().value());
            row.setInstanceId(instance.value());
            OVERRIDE_BODY.write(body, row);
            overrides.add(row);
            addAttendees(key, instance, body, planned.bounds());
        });
    }

    private void addAttendees(EventKey key, InstanceId instance, EventBody body, TimeRange bounds) {
        short position = 0;
        for (Attendee attendee : body.content().attendees()) {
            attendees.add(new AttendeeRecord(
                    organization,
                    key.calendar().value(),
                    key.event().value(),
                    instance.value(),
                    position++,
                    attendee.email(),
                    attendee.displayName(),
                    attendee.userId(),
                    attendee.role().name(),
                    attendee.response().name(),
                    attendee.comment(),
                    attendee.extraParameters().toArray(new String[0]),
                    bounds.start(),
                    bounds.end()));
        }
    }
}
