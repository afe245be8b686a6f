package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What an occurrence is joined with, in queries that ask what it is and not only when. */
public final class OccurrenceJoins {
    private OccurrenceJoins() {}

    /** With the event that it is of. */
    public static Condition withEvent() {
        return DSL.and(
                EVENT.ORG_ID.eq(OCCURRENCE.ORG_ID),
                EVENT.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID),
                EVENT.EVENT_ID.eq(OCCURRENCE.EVENT_ID));
    }

    /** With what is other about it than about its event, which is a row for few. */
    public static Condition withOverride() {
        return DSL.and(
                DSL.condition(OCCURRENCE.IS_OVERRIDE),
                EVENT_OVERRIDE.ORG_ID.eq(OCCURRENCE.ORG_ID),
                EVENT_OVERRIDE.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID),
                EVENT_OVERRIDE.EVENT_ID.eq(OCCURRENCE.EVENT_ID),
                EVENT_OVERRIDE.INSTANCE_ID.eq(OCCURRENCE.INSTANCE_ID));
    }
}
