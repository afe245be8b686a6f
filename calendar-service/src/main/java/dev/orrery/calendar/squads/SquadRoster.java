package dev.orrery.calendar.squads;

import static dev.orrery.calendar.schema.Tables.SQUAD_MEMBER;
import static dev.orrery.calendar.schema.Tables.SQUAD_ROSTER;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Rows;
import org.jooq.impl.DSL;

/** Whom okr-service has in its squads, and from which day to which; {@link SquadMembers} are in them now. */
final class SquadRoster {
    private SquadRoster() {}

    /** These are in the squad by what okr-service says, and nobody else. */
    static void replace(OrganizationTransaction transaction, String squad, Collection<SquadMember> members) {
        transaction
                .sql()
                .deleteFrom(SQUAD_ROSTER)
                .where(SQUAD_ROSTER.ORG_ID.eq(transaction.organizationId()), SQUAD_ROSTER.SQUAD_ID.eq(squad))
                .execute();
        transaction
                .sql()
                .insertInto(
                        SQUAD_ROSTER,
                        SQUAD_ROSTER.ORG_ID,
                        SQUAD_ROSTER.SQUAD_ID,
                        SQUAD_ROSTER.USER_ID,
                        SQUAD_ROSTER.FIRST_DAY,
                        SQUAD_ROSTER.LAST_DAY)
                .valuesOfRows(members.stream()
                        .collect(Rows.toRowList(
                                _ -> DSL.val(transaction.organizationId()),
                                _ -> DSL.val(squad),
                                member -> DSL.val(member.user()),
                                member -> DSL.val(member.firstDay(), SQUAD_ROSTER.FIRST_DAY),
                                member -> DSL.val(member.lastDay(), SQUAD_ROSTER.LAST_DAY))))
                .execute();
    }

    static Set<UUID> membersOn(OrganizationTransaction transaction, String squad, LocalDate day) {
        return transaction
                .sql()
                .select(SQUAD_ROSTER.USER_ID)
                .from(SQUAD_ROSTER)
                .where(SQUAD_ROSTER.ORG_ID.eq(transaction.organizationId()), SQUAD_ROSTER.SQUAD_ID.eq(squad), isIn(day))
                .fetchSet(SQUAD_ROSTER.USER_ID);
    }

    /** The squads that okr-service has, but for these. */
    static List<String> allBut(OrganizationTransaction transaction, Collection<String> squads) {
        return transaction
                .sql()
                .selectDistinct(SQUAD_ROSTER.SQUAD_ID)
                .from(SQUAD_ROSTER)
                .where(
                        SQUAD_ROSTER.ORG_ID.eq(transaction.organizationId()),
                        SQUAD_ROSTER.SQUAD_ID.ne(DSL.all(squads.toArray(new String[0]))))
                .fetch(SQUAD_ROSTER.SQUAD_ID);
    }

    /** Up to {@code limit} squads that somebody joins or leaves because it is this day. */
    static List<String> changing(OrganizationTransaction transaction, LocalDate day, int limit) {
        Condition isDated = SQUAD_ROSTER.FIRST_DAY.isNotNull().or(SQUAD_ROSTER.LAST_DAY.isNotNull());
        Condition isMember = DSL.exists(DSL.selectOne()
                .from(SQUAD_MEMBER)
                .where(
                        SQUAD_MEMBER.ORG_ID.eq(SQUAD_ROSTER.ORG_ID),
                        SQUAD_MEMBER.USER_ID.eq(SQUAD_ROSTER.USER_ID),
                        SQUAD_MEMBER.SQUAD_ID.eq(SQUAD_ROSTER.SQUAD_ID),
                        SQUAD_MEMBER.VALID_UNTIL.isNull()));
        return transaction
                .sql()
                .selectDistinct(SQUAD_ROSTER.SQUAD_ID)
                .from(SQUAD_ROSTER)
                .where(
                        SQUAD_ROSTER.ORG_ID.eq(transaction.organizationId()),
                        isDated,
                        DSL.field(isIn(day)).ne(DSL.field(isMember)))
                .limit(limit)
                .fetch(SQUAD_ROSTER.SQUAD_ID);
    }

    /** Never unknown: a day that is not there bounds nothing. */
    private static Condition isIn(LocalDate day) {
        return DSL.coalesce(SQUAD_ROSTER.FIRST_DAY, DSL.val(day))
                .le(day)
                .and(DSL.coalesce(SQUAD_ROSTER.LAST_DAY, DSL.val(day)).ge(day));
    }
}
