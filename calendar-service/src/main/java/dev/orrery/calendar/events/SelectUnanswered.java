package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.ATTENDEE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which events wait for somebody's answer to an instance that meets certain times? */
final class SelectUnanswered {
    /** Where the answer to the occurrence is: an instance that differs from its series has attendees of its own. */
    private static final Field<String> ANSWERED_AT =
            DSL.when(OCCURRENCE.IS_OVERRIDE, OCCURRENCE.INSTANCE_ID).otherwise(InstanceId.SINGLE.value());

    private SelectUnanswered() {}

    /** Up to {@code limit}, but for {@code itself}; in the order in which all who change several lock them. */
    static List<EventKey> by(
            OrganizationTransaction transaction, UUID user, List<Occurrence> times, EventKey itself, int limit) {
        return transaction
                .sql()
                .selectDistinct(ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID)
                .from(ATTENDEE)
                .join(CALENDAR_)
                .on(CALENDAR_.ORG_ID.eq(ATTENDEE.ORG_ID), CALENDAR_.CALENDAR_ID.eq(ATTENDEE.CALENDAR_ID))
                .join(OCCURRENCE)
                .on(
                        OCCURRENCE.ORG_ID.eq(ATTENDEE.ORG_ID),
                        OCCURRENCE.CALENDAR_ID.eq(ATTENDEE.CALENDAR_ID),
                        OCCURRENCE.EVENT_ID.eq(ATTENDEE.EVENT_ID))
                .where(
                        ATTENDEE.ORG_ID.eq(transaction.organizationId()),
                        ATTENDEE.USER_ID.eq(user),
                        ATTENDEE.RESPONSE.eq(Attendee.Response.NEEDS_ACTION.name()),
                        ATTENDEE.INSTANCE_ID.eq(ANSWERED_AT),
                        CALENDAR_.DELETE_TIME.isNull(),
                        DSL.condition(OCCURRENCE.IS_BUSY),
                        DSL.not(ATTENDEE.CALENDAR_ID
                                .eq(itself.calendar().value())
                                .and(ATTENDEE.EVENT_ID.eq(itself.event().value()))),
                        TimesOverlap.of(times))
                .orderBy(ATTENDEE.CALENDAR_ID, ATTENDEE.EVENT_ID)
                .limit(limit)
                .fetch(row -> EventKey.of(row.value1(), row.value2()));
    }
}
