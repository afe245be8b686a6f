package dev.orrery.kittest;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Notes of one organisation, by title. */
final class NoteStore {
    private static final Table<?> NOTE = DSL.table("note");
    private static final Field<String> TITLE = DSL.field("title", String.class);
    private static final Field<String> BODY = DSL.field("body", String.class);

    void insert(OrganizationTransaction transaction, String title, String body) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO note (org_id, title, body) VALUES (?, ?, ?)",
                        transaction.organizationId(),
                        title,
                        body);
    }

    Optional<String> body(OrganizationTransaction transaction, String title) {
        return transaction.sql().select(BODY).from(NOTE).where(TITLE.eq(title)).fetchOptional(BODY);
    }

    Page<String> titles(OrganizationTransaction transaction, PageRequest page) {
        List<String> titles = transaction
                .sql()
                .select(TITLE)
                .from(NOTE)
                .where(page.after().map(after -> TITLE.gt(after.get(0))).orElse(DSL.noCondition()))
                .orderBy(TITLE)
                .limit(page.limit())
                .fetch(TITLE);
        return page.page(titles, Cursor::of);
    }
}
