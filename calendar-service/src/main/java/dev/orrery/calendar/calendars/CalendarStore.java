package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.json.Json;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;

/** Writes calendars. */
public final class CalendarStore {
    /** How long a deleted calendar can be brought back. */
    static final Duration UNDELETE_PERIOD = Duration.ofDays(30);

    private static final long FIRST_VERSION = 1;

    private CalendarStore() {}

    /**
     * Adds a calendar, and its owner's rule.
     *
     * @param mayBePrimary whether it becomes the owner's main calendar when they have none
     */
    public static void insert(
            OrganizationTransaction transaction,
            CalendarId id,
            CalendarSettings settings,
            UUID owner,
            boolean mayBePrimary,
            Instant now) {
        transaction
                .sql()
                .insertInto(CALENDAR_)
                .set(CALENDAR_.ORG_ID, transaction.organizationId())
                .set(CALENDAR_.CALENDAR_ID, id.value())
                .set(CALENDAR_.DISPLAY_NAME, settings.displayName())
                .set(CALENDAR_.DESCRIPTION, settings.description())
                .set(CALENDAR_.COLOR, settings.color())
                .set(CALENDAR_.TIME_ZONE, Zones.name(settings.zone()))
                .set(CALENDAR_.VISIBILITY, settings.visibility().name())
                .set(CALENDAR_.KIND, settings.kind().name())
                .set(CALENDAR_.OWNER_ID, owner)
                .set(CALENDAR_.IS_PRIMARY, mayBePrimary && !hasPrimary(transaction, owner))
                .set(CALENDAR_.LABELS, Json.write(settings.sortedLabels()))
                .set(CALENDAR_.VERSION, FIRST_VERSION)
                .set(CALENDAR_.CREATE_TIME, now)
                .set(CALENDAR_.UPDATE_TIME, now)
                .execute();
        transaction
                .sql()
                .insertInto(ACCESS_RULE)
                .set(ACCESS_RULE.ORG_ID, transaction.organizationId())
                .set(ACCESS_RULE.CALENDAR_ID, id.value())
                .set(ACCESS_RULE.RULE_ID, Ids.next(now))
                .set(ACCESS_RULE.GRANTEE_KIND, AccessFilter.USER)
                .set(ACCESS_RULE.GRANTEE_ID, owner.toString())
                .set(ACCESS_RULE.ROLE, CalendarRole.OWNER.name())
                .set(ACCESS_RULE.VERSION, FIRST_VERSION)
                .set(ACCESS_RULE.CREATE_TIME, now)
                .set(ACCESS_RULE.UPDATE_TIME, now)
                .execute();
    }

    static void update(OrganizationTransaction transaction, CalendarId id, CalendarSettings settings, Instant now) {
        transaction
                .sql()
                .update(CALENDAR_)
                .set(CALENDAR_.DISPLAY_NAME, settings.displayName())
                .set(CALENDAR_.DESCRIPTION, settings.description())
                .set(CALENDAR_.COLOR, settings.color())
                .set(CALENDAR_.TIME_ZONE, Zones.name(settings.zone()))
                .set(CALENDAR_.VISIBILITY, settings.visibility().name())
                .set(CALENDAR_.LABELS, Json.write(settings.sortedLabels()))
                .set(CALENDAR_.VERSION, CALENDAR_.VERSION.plus(1))
                .set(CALENDAR_.UPDATE_TIME, now)
                .where(is(transaction, id))
                .execute();
    }

    static void delete(OrganizationTransaction transaction, CalendarId id, Instant now) {
        transaction
                .sql()
                .update(CALENDAR_)
                .set(CALENDAR_.DELETE_TIME, now)
                .set(CALENDAR_.PURGE_TIME, now.plus(UNDELETE_PERIOD))
                .set(CALENDAR_.VERSION, CALENDAR_.VERSION.plus(1))
                .set(CALENDAR_.UPDATE_TIME, now)
                .where(is(transaction, id))
                .execute();
    }

    /** Brings a calendar back; it is its owner's main one again unless they have another by now. */
    static void undelete(OrganizationTransaction transaction, StoredCalendar calendar, Instant now) {
        boolean isPrimary = calendar.isPrimary() && !hasPrimary(transaction, calendar.ownerId());
        transaction
                .sql()
                .update(CALENDAR_)
                .setNull(CALENDAR_.DELETE_TIME)
                .setNull(CALENDAR_.PURGE_TIME)
                .set(CALENDAR_.IS_PRIMARY, isPrimary)
                .set(CALENDAR_.VERSION, CALENDAR_.VERSION.plus(1))
                .set(CALENDAR_.UPDATE_TIME, now)
                .where(is(transaction, calendar.id()))
                .execute();
    }

    /** Takes a calendar away for good, with all that is in it. */
    public static void purge(OrganizationTransaction transaction, CalendarId id) {
        transaction.sql().deleteFrom(CALENDAR_).where(is(transaction, id)).execute();
        // Last, because the tally of its events is written as they go.
        transaction
                .sql()
                .deleteFrom(CALENDAR_TALLY)
                .where(
                        CALENDAR_TALLY.ORG_ID.eq(transaction.organizationId()),
                        CALENDAR_TALLY.CALENDAR_ID.eq(id.value()))
                .execute();
    }

    /** Makes all who change the calendar or its rules take turns. */
    public static void lock(OrganizationTransaction transaction, CalendarId id) {
        transaction
                .sql()
                .selectOne()
                .from(CALENDAR_)
                .where(is(transaction, id))
                .forUpdate()
                .fetch();
    }

    /** Two first calendars at once take turns, so that one of them is the main one. */
    private static boolean hasPrimary(OrganizationTransaction transaction, UUID owner) {
        Turns.take(transaction, "main calendar of " + owner);
        return transaction
                .sql()
                .fetchExists(
                        CALENDAR_,
                        CALENDAR_
                                .ORG_ID
                                .eq(transaction.organizationId())
                                .and(CALENDAR_.OWNER_ID.eq(owner))
                                .and(CALENDAR_.IS_PRIMARY)
                                .and(CALENDAR_.DELETE_TIME.isNull()));
    }

    private static Condition is(OrganizationTransaction transaction, CalendarId id) {
        return CALENDAR_.ORG_ID.eq(transaction.organizationId()).and(CALENDAR_.CALENDAR_ID.eq(id.value()));
    }
}
