package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.FEED;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.FeedRecord;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps feeds. */
final class FeedStore {
    /** Programs ask often; when one did is known to the minute. */
    private static final Duration ACCESS_PRECISION = Duration.ofMinutes(1);

    private FeedStore() {}

    static void insert(OrganizationTransaction transaction, FeedRecord feed) {
        feed.setOrgId(transaction.organizationId());
        transaction.sql().executeInsert(feed);
    }

    static Optional<FeedRecord> find(OrganizationTransaction transaction, FeedName name) {
        return transaction.sql().selectFrom(FEED).where(key(transaction, name)).fetchOptional();
    }

    static Page<FeedRecord> page(OrganizationTransaction transaction, CalendarId calendar, PageRequest page) {
        Condition after =
                page.after().map(cursor -> FEED.FEED_ID.gt(cursor.get(0))).orElse(DSL.noCondition());
        return page.page(
                transaction
                        .sql()
                        .selectFrom(FEED)
                        .where(
                                FEED.ORG_ID.eq(transaction.organizationId()),
                                FEED.CALENDAR_ID.eq(calendar.value()),
                                after)
                        .orderBy(FEED.FEED_ID)
                        .limit(page.limit())
                        .fetch(),
                feed -> Cursor.of(feed.getFeedId()));
    }

    /** Gives a feed another token; whether it is there. */
    static boolean rotate(OrganizationTransaction transaction, FeedName name, FeedToken token, Instant now) {
        return transaction
                        .sql()
                        .update(FEED)
                        .set(FEED.TOKEN_HASH, token.hash())
                        .set(FEED.ROTATE_TIME, now)
                        .where(key(transaction, name))
                        .execute()
                == 1;
    }

    /** Takes a feed away; whether it was there. */
    static boolean delete(OrganizationTransaction transaction, FeedName name) {
        return transaction.sql().deleteFrom(FEED).where(key(transaction, name)).execute() == 1;
    }

    /** Whether so much time has passed since a feed was read that this is to be noted. */
    static boolean isAccessStale(@Nullable Instant last, Instant now) {
        return last == null || last.isBefore(now.minus(ACCESS_PRECISION));
    }

    static void noteAccess(OrganizationTransaction transaction, FeedName name, Instant now) {
        transaction
                .sql()
                .update(FEED)
                .set(FEED.LAST_ACCESS_TIME, now)
                .where(key(transaction, name))
                .execute();
    }

    private static Condition key(OrganizationTransaction transaction, FeedName name) {
        return DSL.and(
                FEED.ORG_ID.eq(transaction.organizationId()),
                FEED.CALENDAR_ID.eq(name.calendar().value()),
                FEED.FEED_ID.eq(name.feed()));
    }
}
