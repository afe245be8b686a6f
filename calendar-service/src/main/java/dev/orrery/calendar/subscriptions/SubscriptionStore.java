package dev.orrery.calendar.subscriptions;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.SUBSCRIPTION;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps subscriptions, and who reads them now. */
final class SubscriptionStore {
    /** Longer than a batch of events may take; whoever lives says so with each. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private SubscriptionStore() {}

    static void insert(OrganizationTransaction transaction, SubscriptionRecord subscription) {
        subscription.setOrgId(transaction.organizationId());
        transaction.sql().executeInsert(subscription);
    }

    static Optional<SubscriptionRecord> find(OrganizationTransaction transaction, CalendarId calendar) {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(is(transaction, calendar))
                .fetchOptional();
    }

    /** Whether there are as many as {@code limit}, deleted calendars included. */
    static boolean hasAtLeast(OrganizationTransaction transaction, int limit) {
        return transaction
                        .sql()
                        .selectOne()
                        .from(SUBSCRIPTION)
                        .where(SUBSCRIPTION.ORG_ID.eq(transaction.organizationId()))
                        .limit(limit)
                        .fetch()
                        .size()
                >= limit;
    }

    /** Writes what a caller has changed, and takes the subscription from whoever reads it by what was there before. */
    static void update(OrganizationTransaction transaction, SubscriptionRecord subscription) {
        subscription.setLeaseId(null);
        subscription.setLeaseEnd(null);
        transaction.sql().executeUpdate(subscription);
    }

    /** Has it read at {@code time} unless that is to be sooner. */
    static void readBy(OrganizationTransaction transaction, CalendarId calendar, Instant time) {
        transaction
                .sql()
                .update(SUBSCRIPTION)
                .set(SUBSCRIPTION.NEXT_FETCH_TIME, time)
                .where(is(transaction, calendar), SUBSCRIPTION.NEXT_FETCH_TIME.gt(time))
                .execute();
    }

    /** Takes one that is due, the longest due first; of instances that ask at once each gets another. */
    static Optional<Lease> claim(OrganizationTransaction transaction, UUID lease, Instant now) {
        Condition isThere = DSL.exists(DSL.selectOne()
                .from(CALENDAR_)
                .where(
                        CALENDAR_.ORG_ID.eq(SUBSCRIPTION.ORG_ID),
                        CALENDAR_.CALENDAR_ID.eq(SUBSCRIPTION.CALENDAR_ID),
                        CALENDAR_.DELETE_TIME.isNull()));
        Optional<CalendarId> due = transaction
                .sql()
                .select(SUBSCRIPTION.CALENDAR_ID)
                .from(SUBSCRIPTION)
                .where(
                        SUBSCRIPTION.ORG_ID.eq(transaction.organizationId()),
                        DSL.condition(SUBSCRIPTION.IS_PAUSED).not(),
                        SUBSCRIPTION.NEXT_FETCH_TIME.le(now),
                        SUBSCRIPTION.LEASE_END.isNull().or(SUBSCRIPTION.LEASE_END.le(now)),
                        isThere)
                .orderBy(SUBSCRIPTION.NEXT_FETCH_TIME, SUBSCRIPTION.CALENDAR_ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(row -> new CalendarId(row.value1()));
        return due.flatMap(calendar -> transaction
                .sql()
                .update(SUBSCRIPTION)
                .set(SUBSCRIPTION.LEASE_ID, lease)
                .set(SUBSCRIPTION.LEASE_END, now.plus(LEASE))
                .where(is(transaction, calendar))
                .returning()
                .fetchOptional()
                .map(row -> new Lease(transaction.organization(), lease, row)));
    }

    /** Goes on holding it; whether it was still held. */
    static boolean renew(OrganizationTransaction transaction, Lease lease, Instant now) {
        return transaction
                        .sql()
                        .update(SUBSCRIPTION)
                        .set(SUBSCRIPTION.LEASE_END, now.plus(LEASE))
                        .where(isHeld(transaction, lease))
                        .execute()
                == 1;
    }

    /** Writes what came of reading it, and lets go of it; not where somebody else has it by now. */
    static void release(OrganizationTransaction transaction, Lease lease, SubscriptionRecord outcome) {
        outcome.setLeaseId(null);
        outcome.setLeaseEnd(null);
        transaction.sql().executeUpdate(outcome, isHeld(transaction, lease));
    }

    private static Condition isHeld(OrganizationTransaction transaction, Lease lease) {
        return is(transaction, lease.calendar()).and(SUBSCRIPTION.LEASE_ID.eq(lease.id()));
    }

    private static Condition is(OrganizationTransaction transaction, CalendarId calendar) {
        return SUBSCRIPTION.ORG_ID.eq(transaction.organizationId()).and(SUBSCRIPTION.CALENDAR_ID.eq(calendar.value()));
    }
}
