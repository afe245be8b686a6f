package dev.orrery.okr.squads;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.schema.tables.records.SquadMemberRecord;
import dev.orrery.okr.schema.tables.records.SquadRecord;
import dev.orrery.okr.v1.Squad;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Squads of the contract as rows, and back. */
final class SquadProtos {
    private SquadProtos() {}

    /** {@code members} in their order. */
    static Squad of(Organization organization, SquadRecord row, List<SquadMemberRecord> members) {
        References references = new References(organization);
        Squad.Builder squad = Squad.newBuilder()
                .setName(new SquadId(row.getSquadId()).in(organization))
                .setDisplayName(row.getDisplayName())
                .setDescription(row.getDescription())
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        for (SquadMemberRecord member : members) {
            squad.addMembersBuilder()
                    .setUser(references.userName(member.getUserId()))
                    .setRole(Squad.Member.Role.valueOf(member.getRole()))
                    .setStartDate(Times.text(member.getStartDate()))
                    .setEndDate(Times.text(member.getEndDate()));
        }
        return squad.build();
    }

    /** Takes over what callers may set, but for the members. */
    static void apply(Squad squad, SquadRecord row) {
        row.setDisplayName(Texts.required("squad.display_name", squad.getDisplayName()));
        row.setDescription(squad.getDescription());
    }

    /** The members as rows of {@code row}'s squad; refuses one that is there twice. */
    static List<SquadMemberRecord> members(Organization organization, Squad squad, SquadRecord row) {
        References references = new References(organization);
        Set<UUID> seen = new HashSet<>();
        List<SquadMemberRecord> members = new ArrayList<>();
        for (int i = 0; i < squad.getMembersCount(); i++) {
            Squad.Member member = squad.getMembers(i);
            String field = "squad.members[" + i + "].user";
            UUID user = references.user(field, member.getUser()).value();
            if (!seen.add(user)) {
                throw ServiceException.invalidField(field, member.getUser() + " (expected: each user once)");
            }
            LocalDate start = Times.dayOrNull("squad.members[" + i + "].start_date", member.getStartDate());
            LocalDate end = Times.dayOrNull("squad.members[" + i + "].end_date", member.getEndDate());
            Times.requireOrder("start_date", start, "squad.members[" + i + "].end_date", end);
            members.add(new SquadMemberRecord(
                    row.getOrgId(),
                    row.getSquadId(),
                    user,
                    (short) i,
                    Enums.name(member.getRole(), Squad.Member.Role.CONTRIBUTOR),
                    start,
                    end));
        }
        return members;
    }
}
