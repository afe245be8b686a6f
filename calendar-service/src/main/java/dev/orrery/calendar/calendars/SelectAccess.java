package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.internal.v1.Grant;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Answers who may see a calendar, for the change log to tell later who gained and who lost it. */
public final class SelectAccess {
    private SelectAccess() {}

    public static Access of(OrganizationTransaction transaction, CalendarId id) {
        return of(transaction, List.of(id)).getOrDefault(id, Access.getDefaultInstance());
    }

    /** The same of many calendars in two queries; nothing of those that there are not. */
    public static Map<CalendarId, Access> of(OrganizationTransaction transaction, Collection<CalendarId> ids) {
        String[] values = ids.stream().map(CalendarId::value).toArray(String[]::new);
        Map<String, Access.Builder> accesses = new HashMap<>();
        transaction
                .sql()
                .select(CALENDAR_.CALENDAR_ID, CALENDAR_.VISIBILITY, CALENDAR_.DELETE_TIME.isNull())
                .from(CALENDAR_)
                .where(CALENDAR_.ORG_ID.eq(transaction.organizationId()), CALENDAR_.CALENDAR_ID.eq(DSL.any(values)))
                .forEach(calendar -> accesses.put(
                        calendar.value1(),
                        Access.newBuilder()
                                .setVisibility(Calendar.Visibility.valueOf(calendar.value2()))
                                .setIsOpen(calendar.value3())));
        transaction
                .sql()
                .select(ACCESS_RULE.CALENDAR_ID, ACCESS_RULE.GRANTEE_KIND, ACCESS_RULE.GRANTEE_ID, ACCESS_RULE.ROLE)
                .from(ACCESS_RULE)
                .where(ACCESS_RULE.ORG_ID.eq(transaction.organizationId()), ACCESS_RULE.CALENDAR_ID.eq(DSL.any(values)))
                .orderBy(ACCESS_RULE.CALENDAR_ID, ACCESS_RULE.RULE_ID)
                .forEach(rule -> accesses.computeIfAbsent(rule.value1(), _ -> Access.newBuilder())
                        .addGrants(Grant.newBuilder()
                                .setGranteeKind(rule.value2())
                                .setGranteeId(rule.value3())
                                .setRole(AccessRule.Role.valueOf(rule.value4()))));
        return accesses.entrySet().stream()
                .collect(Collectors.toMap(
                        access -> new CalendarId(access.getKey()),
                        access -> access.getValue().build()));
    }
}
