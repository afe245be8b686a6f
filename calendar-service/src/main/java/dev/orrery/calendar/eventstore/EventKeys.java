package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Which events rendered queries are about. */
final class EventKeys {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDARS = "calendars";
    private static final String EVENTS = "events";

    private EventKeys() {}

    /** Rows of these events, each looked up by the key that begins with these columns. */
    static Condition in(Field<UUID> organization, Field<String> calendar, Field<String> event) {
        Table<?> wanted = DSL.table(
                        "unnest({0}, {1})", DSL.param(CALENDARS, String[].class), DSL.param(EVENTS, String[].class))
                .as("wanted", EVENT.CALENDAR_ID.getName(), EVENT.EVENT_ID.getName());
        return organization
                .eq(DSL.param(ORGANIZATION, EVENT.ORG_ID))
                .and(DSL.row(calendar, event)
                        .in(DSL.select(
                                        DSL.field(DSL.name("wanted", EVENT.CALENDAR_ID.getName()), String.class),
                                        DSL.field(DSL.name("wanted", EVENT.EVENT_ID.getName()), String.class))
                                .from(wanted)));
    }

    /** The values of the condition's parameters. */
    static Map<String, Object> values(OrganizationTransaction transaction, Collection<EventKey> keys) {
        return Map.of(
                ORGANIZATION,
                transaction.organizationId(),
                CALENDARS,
                Column.texts(keys, key -> key.calendar().value()),
                EVENTS,
                Column.texts(keys, key -> key.event().value()));
    }
}
