package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.internal.v1.Grant;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import org.jooq.Record2;

/** Answers who may see a calendar, for the change log to tell later who gained and who lost it. */
public final class SelectAccess {
    private SelectAccess() {}

    public static Access of(OrganizationTransaction transaction, CalendarId id) {
        Access.Builder access = Access.newBuilder();
        Record2<String, Boolean> calendar = transaction
                .sql()
                .select(CALENDAR_.VISIBILITY, CALENDAR_.DELETE_TIME.isNull())
                .from(CALENDAR_)
                .where(CALENDAR_.ORG_ID.eq(transaction.organizationId()), CALENDAR_.CALENDAR_ID.eq(id.value()))
                .fetchOne();
        if (calendar == null) {
            return access.build();
        }
        access.setVisibility(Calendar.Visibility.valueOf(calendar.value1())).setIsOpen(calendar.value2());
        transaction
                .sql()
                .select(ACCESS_RULE.GRANTEE_KIND, ACCESS_RULE.GRANTEE_ID, ACCESS_RULE.ROLE)
                .from(ACCESS_RULE)
                .where(ACCESS_RULE.ORG_ID.eq(transaction.organizationId()), ACCESS_RULE.CALENDAR_ID.eq(id.value()))
                .orderBy(ACCESS_RULE.RULE_ID)
                .forEach(rule -> access.addGrants(Grant.newBuilder()
                        .setGranteeKind(rule.value1())
                        .setGranteeId(rule.value2())
                        .setRole(AccessRule.Role.valueOf(rule.value3()))));
        return access.build();
    }
}
