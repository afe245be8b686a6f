package dev.orrery.calendar.squads;

import static dev.orrery.calendar.schema.Tables.SQUAD_MEMBER;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Rows;
import org.jooq.impl.DSL;

/** Who is in which squad, and since when. */
public final class SquadMembers {
    private SquadMembers() {}

    /** The squads that somebody is in. */
    public static Set<String> squadsOf(OrganizationTransaction transaction, UUID user) {
        return transaction
                .sql()
                .select(SQUAD_MEMBER.SQUAD_ID)
                .from(SQUAD_MEMBER)
                .where(
                        SQUAD_MEMBER.ORG_ID.eq(transaction.organizationId()),
                        SQUAD_MEMBER.USER_ID.eq(user),
                        SQUAD_MEMBER.VALID_UNTIL.isNull())
                .fetchSet(SQUAD_MEMBER.SQUAD_ID);
    }

    /** From {@code time} on these are in the squad, and nobody else. */
    static Turnover set(OrganizationTransaction transaction, String squad, Collection<UUID> users, Instant time) {
        Set<UUID> before = membersOf(transaction, squad);
        Set<UUID> leaving = new HashSet<>(before);
        leaving.removeAll(users);
        Set<UUID> joining = new HashSet<>(users);
        joining.removeAll(before);
        end(transaction, squad, leaving, time);
        begin(transaction, squad, joining, time);
        return new Turnover(joining, leaving);
    }

    private static Set<UUID> membersOf(OrganizationTransaction transaction, String squad) {
        return transaction
                .sql()
                .select(SQUAD_MEMBER.USER_ID)
                .from(SQUAD_MEMBER)
                .where(
                        SQUAD_MEMBER.ORG_ID.eq(transaction.organizationId()),
                        SQUAD_MEMBER.SQUAD_ID.eq(squad),
                        SQUAD_MEMBER.VALID_UNTIL.isNull())
                .fetchSet(SQUAD_MEMBER.USER_ID);
    }

    private static void begin(OrganizationTransaction transaction, String squad, Set<UUID> users, Instant time) {
        transaction
                .sql()
                .insertInto(
                        SQUAD_MEMBER,
                        SQUAD_MEMBER.ORG_ID,
                        SQUAD_MEMBER.SQUAD_ID,
                        SQUAD_MEMBER.USER_ID,
                        SQUAD_MEMBER.VALID_FROM)
                .valuesOfRows(users.stream()
                        .collect(Rows.toRowList(
                                _ -> DSL.val(transaction.organizationId()),
                                _ -> DSL.val(squad),
                                DSL::val,
                                _ -> DSL.val(time))))
                // Who left and is back at the same moment was never away.
                .onConflict(SQUAD_MEMBER.ORG_ID, SQUAD_MEMBER.SQUAD_ID, SQUAD_MEMBER.USER_ID, SQUAD_MEMBER.VALID_FROM)
                .doUpdate()
                .setNull(SQUAD_MEMBER.VALID_UNTIL)
                .execute();
    }

    private static void end(OrganizationTransaction transaction, String squad, Set<UUID> users, Instant time) {
        transaction
                .sql()
                .update(SQUAD_MEMBER)
                .set(SQUAD_MEMBER.VALID_UNTIL, DSL.greatest(SQUAD_MEMBER.VALID_FROM, DSL.val(time)))
                .where(
                        SQUAD_MEMBER.ORG_ID.eq(transaction.organizationId()),
                        SQUAD_MEMBER.SQUAD_ID.eq(squad),
                        SQUAD_MEMBER.USER_ID.eq(DSL.any(users.toArray(new UUID[0]))),
                        SQUAD_MEMBER.VALID_UNTIL.isNull())
                .execute();
    }
}
