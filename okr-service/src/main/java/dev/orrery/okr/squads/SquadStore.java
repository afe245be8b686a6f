package dev.orrery.okr.squads;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;
import static dev.orrery.okr.schema.Tables.SQUAD;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.SquadMemberRecord;
import dev.orrery.okr.schema.tables.records.SquadRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Squad;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The squads of an organisation, with who is in them. */
@Component
final class SquadStore {
    private static final Rows<SquadRecord> ROWS = new Rows<>(SQUAD, SQUAD.ORG_ID, SQUAD.SQUAD_ID);

    Squad create(Edit edit, String chosenId, Squad wanted) {
        SquadRecord row = new SquadRecord();
        row.setOrgId(edit.organizationId());
        row.setSquadId(Ids.orNew(chosenId, edit));
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        SquadProtos.apply(wanted, row);
        List<SquadMemberRecord> members = SquadProtos.members(edit.organization(), wanted, row);
        edit.sql().executeInsert(row);
        edit.sql().batchInsert(members).execute();
        return edit.changes().created(SquadProtos.of(edit.organization(), row, members));
    }

    Squad get(OrganizationTransaction transaction, SquadId id) {
        SquadRecord row = ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return SquadProtos.of(transaction.organization(), row, SquadMembers.of(transaction, id.value()));
    }

    Page<Squad> list(OrganizationTransaction transaction, PageRequest asked) {
        Page<SquadRecord> page = ROWS.page(transaction, DSL.noCondition(), asked);
        Map<String, List<SquadMemberRecord>> members = SquadMembers.bySquad(
                transaction, page.items().stream().map(SquadRecord::getSquadId).toList());
        return page.map(row ->
                SquadProtos.of(transaction.organization(), row, members.getOrDefault(row.getSquadId(), List.of())));
    }

    Squad update(Edit edit, SquadId id, Update<Squad> update) {
        String name = id.in(edit.organization());
        SquadRecord row = ROWS.lock(edit.transaction(), id.value()).orElseThrow(missing(name));
        List<SquadMemberRecord> present = SquadMembers.of(edit.transaction(), id.value());
        edit.author().requireAdminOr(isLead(edit, present), "a LEAD of the squad");
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
        Squad before = SquadProtos.of(edit.organization(), row, present);
        Squad wanted = update.applyTo(before);
        SquadProtos.apply(wanted, row);
        List<SquadMemberRecord> members = SquadProtos.members(edit.organization(), wanted, row);
        if (SquadProtos.of(edit.organization(), row, members).equals(before)) {
            return before;
        }
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        SquadMembers.replace(edit, id.value(), members);
        return edit.changes().updated(before, SquadProtos.of(edit.organization(), row, members));
    }

    void delete(Edit edit, SquadId id, String etag) {
        String name = id.in(edit.organization());
        SquadRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        if (edit.sql()
                .fetchExists(
                        OBJECTIVE, OBJECTIVE.ORG_ID.eq(edit.organizationId()).and(OBJECTIVE.SQUAD_ID.eq(id.value())))) {
            throw ServiceException.of(ErrorReason.SQUAD_IN_USE, "Objectives name this squad.")
                    .precondition(ErrorReason.SQUAD_IN_USE.name(), name, "has objectives (expected: none)")
                    .build();
        }
        Squad gone = SquadProtos.of(edit.organization(), row, SquadMembers.of(edit.transaction(), id.value()));
        edit.sql().executeDelete(row);
        edit.changes().deleted(gone);
    }

    private static boolean isLead(Edit edit, List<SquadMemberRecord> members) {
        LocalDate today = LocalDate.ofInstant(edit.time(), ZoneOffset.UTC);
        return members.stream()
                .filter(member ->
                        member.getStartDate() == null || !member.getStartDate().isAfter(today))
                .filter(member ->
                        member.getEndDate() == null || !member.getEndDate().isBefore(today))
                .anyMatch(member -> member.getRole().equals(Squad.Member.Role.LEAD.name())
                        && edit.author().is(member.getUserId()));
    }

    private static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.SQUAD_NOT_FOUND, "squad", name);
    }
}
