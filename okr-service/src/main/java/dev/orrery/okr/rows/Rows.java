package dev.orrery.okr.rows;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/**
 * The rows of a table whose key is the organisation and one id.
 *
 * @param org the key's first column
 * @param id its second
 */
public record Rows<R extends UpdatableRecord<R>>(Table<R> table, TableField<R, UUID> org, TableField<R, String> id) {
    public Optional<R> find(OrganizationTransaction transaction, String wanted) {
        return select(transaction, wanted).fetchOptional();
    }

    /** The row, which nobody else changes until the transaction ends. */
    public Optional<R> lock(OrganizationTransaction transaction, String wanted) {
        return select(transaction, wanted).forNoKeyUpdate().fetchOptional();
    }

    /** The row, which nobody else changes or begins to refer to until the transaction ends. */
    public Optional<R> lockToDelete(OrganizationTransaction transaction, String wanted) {
        return select(transaction, wanted).forUpdate().fetchOptional();
    }

    /** The row, which nobody else changes until the transaction ends, though others may hold it so too. */
    public Optional<R> share(OrganizationTransaction transaction, String wanted) {
        return select(transaction, wanted).forShare().fetchOptional();
    }

    /** A page of the rows for which a condition holds, by id. */
    public Page<R> page(OrganizationTransaction transaction, Condition condition, PageRequest page) {
        Condition after = page.after().map(cursor -> id.gt(cursor.get(0))).orElse(DSL.noCondition());
        Function<R, Cursor> cursor = row -> Cursor.of(row.get(id));
        return page.page(
                transaction
                        .sql()
                        .selectFrom(table)
                        .where(org.eq(transaction.organizationId()), condition, after)
                        .orderBy(id)
                        .limit(page.limit())
                        .fetch(),
                cursor);
    }

    private SelectConditionStep<R> select(OrganizationTransaction transaction, String wanted) {
        return transaction.sql().selectFrom(table).where(org.eq(transaction.organizationId()), id.eq(wanted));
    }
}
