package dev.orrery.okr.squads;

import static dev.orrery.okr.schema.Tables.SQUAD_MEMBER;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.SquadMemberRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who is in which squad. */
final class SquadMembers {
    private SquadMembers() {}

    static List<SquadMemberRecord> of(OrganizationTransaction transaction, String squadId) {
        return bySquad(transaction, List.of(squadId)).getOrDefault(squadId, List.of());
    }

    /** The members of several squads, each in order. */
    static Map<String, List<SquadMemberRecord>> bySquad(
            OrganizationTransaction transaction, Collection<String> squadIds) {
        return transaction
                .sql()
                .selectFrom(SQUAD_MEMBER)
                .where(SQUAD_MEMBER.ORG_ID.eq(transaction.organizationId()), SQUAD_MEMBER.SQUAD_ID.in(squadIds))
                .orderBy(SQUAD_MEMBER.SQUAD_ID, SQUAD_MEMBER.POSITION)
                .fetchGroups(SQUAD_MEMBER.SQUAD_ID, row -> row);
    }

    static void replace(Edit edit, String squadId, List<SquadMemberRecord> members) {
        edit.sql()
                .deleteFrom(SQUAD_MEMBER)
                .where(SQUAD_MEMBER.ORG_ID.eq(edit.organizationId()), SQUAD_MEMBER.SQUAD_ID.eq(squadId))
                .execute();
        edit.sql().batchInsert(members).execute();
    }
}
