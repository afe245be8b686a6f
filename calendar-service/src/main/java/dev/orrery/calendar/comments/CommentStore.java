package dev.orrery.calendar.comments;

import static dev.orrery.calendar.schema.Tables.COMMENT;

import dev.orrery.calendar.names.EventName;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Keeps the comments on one event. */
final class CommentStore {
    private static final long FIRST_VERSION = 1;

    private final OrganizationTransaction transaction;
    private final EventName event;

    CommentStore(OrganizationTransaction transaction, EventName event) {
        this.transaction = transaction;
        this.event = event;
    }

    void insert(String id, Caller author, String text, Instant now) {
        transaction
                .sql()
                .insertInto(COMMENT)
                .set(COMMENT.ORG_ID, transaction.organizationId())
                .set(COMMENT.CALENDAR_ID, event.calendar().value())
                .set(COMMENT.EVENT_ID, event.event().value())
                .set(COMMENT.COMMENT_ID, id)
                .set(COMMENT.AUTHOR_ID, author.id().value())
                .set(COMMENT.AUTHOR_NAME, author.displayName())
                .set(COMMENT.BODY, text)
                .set(COMMENT.VERSION, FIRST_VERSION)
                .set(COMMENT.CREATE_TIME, now)
                .set(COMMENT.UPDATE_TIME, now)
                .execute();
    }

    void setText(String id, String text, Instant now) {
        transaction
                .sql()
                .update(COMMENT)
                .set(COMMENT.BODY, text)
                .set(COMMENT.VERSION, COMMENT.VERSION.plus(1))
                .set(COMMENT.UPDATE_TIME, now)
                .where(is(id))
                .execute();
    }

    void delete(String id) {
        transaction.sql().deleteFrom(COMMENT).where(is(id)).execute();
    }

    /** The comment, which nobody else changes meanwhile. */
    Optional<StoredComment> locked(String id) {
        return transaction
                .sql()
                .select(COMMENT.fields())
                .from(COMMENT)
                .where(is(id))
                .forUpdate()
                .fetchOptional(CommentStore::comment);
    }

    Optional<StoredComment> find(String id) {
        return transaction
                .sql()
                .select(COMMENT.fields())
                .from(COMMENT)
                .where(is(id))
                .fetchOptional(CommentStore::comment);
    }

    Page<StoredComment> page(PageRequest page) {
        return page.page(
                transaction
                        .sql()
                        .select(COMMENT.fields())
                        .from(COMMENT)
                        .where(
                                ofEvent(),
                                page.after()
                                        .map(after -> COMMENT.COMMENT_ID.gt(after.get(0)))
                                        .orElse(DSL.noCondition()))
                        .orderBy(COMMENT.COMMENT_ID)
                        .limit(page.limit())
                        .fetch(CommentStore::comment),
                comment -> Cursor.of(comment.id()));
    }

    private Condition is(String id) {
        return ofEvent().and(COMMENT.COMMENT_ID.eq(id));
    }

    private Condition ofEvent() {
        return COMMENT.ORG_ID
                .eq(transaction.organizationId())
                .and(COMMENT.CALENDAR_ID.eq(event.calendar().value()))
                .and(COMMENT.EVENT_ID.eq(event.event().value()));
    }

    private static StoredComment comment(Record row) {
        return new StoredComment(
                row.get(COMMENT.COMMENT_ID),
                row.get(COMMENT.AUTHOR_ID),
                row.get(COMMENT.AUTHOR_NAME),
                row.get(COMMENT.BODY),
                row.get(COMMENT.VERSION),
                row.get(COMMENT.CREATE_TIME),
                row.get(COMMENT.UPDATE_TIME));
    }
}
