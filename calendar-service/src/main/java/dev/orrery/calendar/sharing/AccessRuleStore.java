package dev.orrery.calendar.sharing;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Grantee;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Keeps the access rules of one calendar. */
final class AccessRuleStore {
    private static final long FIRST_VERSION = 1;

    private final OrganizationTransaction transaction;
    private final CalendarId calendar;

    AccessRuleStore(OrganizationTransaction transaction, CalendarId calendar) {
        this.transaction = transaction;
        this.calendar = calendar;
    }

    void insert(String id, Grantee grantee, CalendarRole role, Instant now) {
        GranteeColumns columns = GranteeColumns.of(grantee);
        transaction
                .sql()
                .insertInto(ACCESS_RULE)
                .set(ACCESS_RULE.ORG_ID, transaction.organizationId())
                .set(ACCESS_RULE.CALENDAR_ID, calendar.value())
                .set(ACCESS_RULE.RULE_ID, id)
                .set(ACCESS_RULE.GRANTEE_KIND, columns.kind())
                .set(ACCESS_RULE.GRANTEE_ID, columns.id())
                .set(ACCESS_RULE.ROLE, role.name())
                .set(ACCESS_RULE.VERSION, FIRST_VERSION)
                .set(ACCESS_RULE.CREATE_TIME, now)
                .set(ACCESS_RULE.UPDATE_TIME, now)
                .execute();
    }

    void setRole(String id, CalendarRole role, Instant now) {
        transaction
                .sql()
                .update(ACCESS_RULE)
                .set(ACCESS_RULE.ROLE, role.name())
                .set(ACCESS_RULE.VERSION, ACCESS_RULE.VERSION.plus(1))
                .set(ACCESS_RULE.UPDATE_TIME, now)
                .where(is(id))
                .execute();
    }

    void delete(String id) {
        transaction.sql().deleteFrom(ACCESS_RULE).where(is(id)).execute();
    }

    Optional<StoredRule> find(String id) {
        return transaction
                .sql()
                .select(ACCESS_RULE.fields())
                .from(ACCESS_RULE)
                .where(is(id))
                .fetchOptional(AccessRuleStore::rule);
    }

    Page<StoredRule> page(PageRequest page) {
        return page.page(
                transaction
                        .sql()
                        .select(ACCESS_RULE.fields())
                        .from(ACCESS_RULE)
                        .where(
                                ofCalendar(),
                                page.after()
                                        .map(after -> ACCESS_RULE.RULE_ID.gt(after.get(0)))
                                        .orElse(DSL.noCondition()))
                        .orderBy(ACCESS_RULE.RULE_ID)
                        .limit(page.limit())
                        .fetch(AccessRuleStore::rule),
                rule -> Cursor.of(rule.id()));
    }

    /** How many OWNERs there are besides the one of this rule. */
    int otherOwners(String id) {
        return transaction
                .sql()
                .fetchCount(
                        ACCESS_RULE,
                        ofCalendar()
                                .and(ACCESS_RULE.ROLE.eq(CalendarRole.OWNER.name()))
                                .and(ACCESS_RULE.RULE_ID.ne(id)));
    }

    private Condition is(String id) {
        return ofCalendar().and(ACCESS_RULE.RULE_ID.eq(id));
    }

    private Condition ofCalendar() {
        return ACCESS_RULE.ORG_ID.eq(transaction.organizationId()).and(ACCESS_RULE.CALENDAR_ID.eq(calendar.value()));
    }

    private static StoredRule rule(Record row) {
        return new StoredRule(
                row.get(ACCESS_RULE.RULE_ID),
                new GranteeColumns(row.get(ACCESS_RULE.GRANTEE_KIND), row.get(ACCESS_RULE.GRANTEE_ID)).grantee(),
                CalendarRole.valueOf(row.get(ACCESS_RULE.ROLE)),
                row.get(ACCESS_RULE.VERSION),
                row.get(ACCESS_RULE.CREATE_TIME),
                row.get(ACCESS_RULE.UPDATE_TIME));
    }
}
