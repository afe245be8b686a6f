package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;
import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.WrittenEvent;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What the rendered questions about one calendar, and at times an event of it, have in common. */
final class OneCalendar {
    static final String ORGANIZATION = "organization";
    private static final String CALENDAR = "calendar";
    private static final String EVENT_ID = "event";

    /** Of no event, for those who ask for the calendar alone. */
    private static final String NO_EVENT = "";

    static final Condition IS_IT = is(DSL.param(CALENDAR, CALENDAR_.CALENDAR_ID));

    static final Field<String> EVENT_WRITER = writerOf(DSL.param(EVENT_ID, EVENT.EVENT_ID));

    /** Who wrote the calendar's row. */
    static final Field<String> WRITER = DSL.field("calendar.xmin::text", String.class);

    /** Who wrote the calendar's row, and how often its events were written. */
    static final Field<String> STATE = DSL.concat(
            WRITER,
            DSL.inline(":"),
            DSL.field(DSL.select(DSL.coalesce(DSL.sum(CALENDAR_TALLY.WRITES), DSL.inline(BigDecimal.ZERO)))
                    .from(CALENDAR_TALLY)
                    .where(
                            CALENDAR_TALLY.ORG_ID.eq(CALENDAR_.ORG_ID),
                            CALENDAR_TALLY.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID))));

    private OneCalendar() {}

    static Condition is(Field<String> calendar) {
        return CALENDAR_.ORG_ID.eq(DSL.param(ORGANIZATION, CALENDAR_.ORG_ID)).and(CALENDAR_.CALENDAR_ID.eq(calendar));
    }

    /** Who wrote the event's row; null where there is no such event. */
    static Field<String> writerOf(Field<String> event) {
        return DSL.field(DSL.select(WrittenEvent.WRITER)
                .from(EVENT)
                .where(
                        EVENT.ORG_ID.eq(CALENDAR_.ORG_ID),
                        EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID),
                        EVENT.EVENT_ID.eq(event)));
    }

    static Map<String, Object> values(OrganizationTransaction transaction, Viewer viewer, CalendarId calendar) {
        return values(transaction, viewer, calendar, NO_EVENT);
    }

    static Map<String, Object> values(OrganizationTransaction transaction, Viewer viewer, EventKey event) {
        return values(transaction, viewer, event.calendar(), event.event().value());
    }

    private static Map<String, Object> values(
            OrganizationTransaction transaction, Viewer viewer, CalendarId calendar, String event) {
        return Map.of(
                ORGANIZATION,
                transaction.organizationId(),
                CALENDAR,
                calendar.value(),
                EVENT_ID,
                event,
                AccessFilter.VIEWER,
                viewer.id(),
                AccessFilter.VIEWER_TEXT,
                viewer.id().toString());
    }
}
