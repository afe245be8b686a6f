package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.ATTENDEE;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** What lies beside a set of events: attendees, and overrides with theirs. */
final class SelectDetails {
    /** Asked together, with the values of {@link EventKeys}. */
    static final List<RenderedQuery> QUERIES = List.of(
            RenderedQuery.of(DSL.select(ATTENDEE.fields())
                    .from(ATTENDEE)
                    .where(EventKeys.in(ATTENDEE.ORG_ID, ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID))
                    .orderBy(ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID, ATTENDEE.INSTANCE_ID, ATTENDEE.POSITION)),
            RenderedQuery.of(DSL.select(EVENT_OVERRIDE.fields())
                    .from(EVENT_OVERRIDE)
                    .where(EventKeys.in(EVENT_OVERRIDE.ORG_ID, EVENT_OVERRIDE.CALENDAR_ID, EVENT_OVERRIDE.EVENT_ID))));

    private final Map<Owner, List<Attendee>> attendees = new HashMap<>();
    private final Map<EventKey, SortedMap<InstanceId, EventBody>> overrides = new HashMap<>();

    private SelectDetails() {}

    /** Reads those of these events. */
    static SelectDetails of(OrganizationTransaction transaction, Collection<EventKey> events) {
        return events.isEmpty()
                ? new SelectDetails()
                : of(RenderedQuery.fetchTogether(transaction, EventKeys.values(transaction, events), QUERIES));
    }

    /** Takes the answers to {@link #QUERIES}. */
    static SelectDetails of(List<Result<Record>> answers) {
        SelectDetails details = new SelectDetails();
        answers.get(0).forEach(details::addAttendee);
        answers.get(1).forEach(details::addOverride);
        return details;
    }

    List<Attendee> attendees(EventKey key) {
        return attendees.getOrDefault(new Owner(key, InstanceId.SINGLE), List.of());
    }

    SortedMap<InstanceId, EventBody> overrides(EventKey key) {
        return overrides.getOrDefault(key, Collections.emptySortedMap());
    }

    private void addAttendee(Record row) {
        EventKey key = EventKey.of(row.get(ATTENDEE.CALENDAR_ID), row.get(ATTENDEE.EVENT_ID));
        InstanceId instance = new InstanceId(row.get(ATTENDEE.INSTANCE_ID));
        attendees
                .computeIfAbsent(new Owner(key, instance), owner -> new ArrayList<>())
                .add(attendee(row));
    }

    private void addOverride(Record row) {
        EventKey key = EventKey.of(row.get(EVENT_OVERRIDE.CALENDAR_ID), row.get(EVENT_OVERRIDE.EVENT_ID));
        InstanceId instance = new InstanceId(row.get(EVENT_OVERRIDE.INSTANCE_ID));
        List<Attendee> invited = attendees.getOrDefault(new Owner(key, instance), List.of());
        overrides.computeIfAbsent(key, series -> new TreeMap<>()).put(instance, BodyColumns.read(row, invited));
    }

    private static Attendee attendee(Record row) {
        return new Attendee(
                row.get(ATTENDEE.EMAIL),
                row.get(ATTENDEE.DISPLAY_NAME),
                row.get(ATTENDEE.USER_ID),
                Attendee.Role.valueOf(row.get(ATTENDEE.ROLE)),
                Attendee.Response.valueOf(row.get(ATTENDEE.RESPONSE)),
                row.get(ATTENDEE.COMMENT),
                List.of(row.get(ATTENDEE.EXTRA_PARAMETERS)));
    }

    /** The event or the instance that an attendee is invited to. */
    private record Owner(EventKey event, InstanceId instance) {}
}
