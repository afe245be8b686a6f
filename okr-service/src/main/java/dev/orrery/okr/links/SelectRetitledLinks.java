package dev.orrery.okr.links;

import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.RenderedQuery;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.LinkRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Which links have another title than the event that they are of? Locked, in the order of their ids. */
final class SelectRetitledLinks {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDARS = "calendars";
    private static final String EVENTS = "events";
    private static final String TITLES = "titles";
    private static final RenderedQuery QUERY = RenderedQuery.of(query());

    private SelectRetitledLinks() {}

    static List<LinkRecord> lock(Edit edit, Map<EventId, String> titles) {
        if (titles.isEmpty()) {
            return List.of();
        }
        Collection<Map.Entry<EventId, String>> events = titles.entrySet();
        return QUERY.fetch(
                        edit.transaction(),
                        Map.of(
                                ORGANIZATION,
                                edit.organizationId(),
                                CALENDARS,
                                Column.texts(events, event -> event.getKey().calendar()),
                                EVENTS,
                                Column.texts(events, event -> event.getKey().value()),
                                TITLES,
                                Column.texts(events, Map.Entry::getValue)))
                .into(LINK);
    }

    private static Select<?> query() {
        return DSL.select(LINK.fields())
                .from(LINK)
                .join(DSL.table(
                        "unnest({0}, {1}, {2}) AS event(calendar_id, event_id, title)",
                        DSL.param(CALENDARS, String[].class),
                        DSL.param(EVENTS, String[].class),
                        DSL.param(TITLES, String[].class)))
                .on(
                        LINK.SOURCE_CALENDAR_ID.eq(DSL.field("event.calendar_id", String.class)),
                        LINK.SOURCE_EVENT_ID.eq(DSL.field("event.event_id", String.class)))
                .where(
                        LINK.ORG_ID.eq(DSL.param(ORGANIZATION, LINK.ORG_ID)),
                        LINK.SOURCE_EVENT_ID.isNotNull(),
                        LINK.SOURCE_TITLE.ne(DSL.field("event.title", String.class)))
                .orderBy(LINK.LINK_ID)
                .forUpdate()
                .of(LINK);
    }
}
