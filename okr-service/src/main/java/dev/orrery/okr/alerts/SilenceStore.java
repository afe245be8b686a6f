package dev.orrery.okr.alerts;

import static dev.orrery.okr.schema.Tables.SILENCE;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.SilenceId;
import dev.orrery.okr.rows.FilterConditions;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.SilenceRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Silence;
import java.time.Instant;

/** The silences of an organisation. They count for what is raised after them. */
final class SilenceStore {
    private static final Rows<SilenceRecord> ROWS = new Rows<>(SILENCE, SILENCE.ORG_ID, SILENCE.SILENCE_ID);

    private SilenceStore() {}

    static Silence create(Edit edit, String chosenId, Silence wanted) {
        Instant start = Times.instant("silence.start_time", wanted.getStartTime());
        Instant end = Times.instant("silence.end_time", wanted.getEndTime());
        if (!start.isBefore(end)) {
            throw ServiceException.invalidField(
                    "silence.end_time", end + " (expected: after start_time, " + start + ")");
        }
        SilenceRecord row = new SilenceRecord(
                edit.organizationId(),
                Ids.orNew(chosenId, edit),
                new References(edit.organization())
                        .ids("silence.kpi", KpiId.NAME, wanted.getKpi())
                        .getFirst(),
                start,
                end,
                wanted.getReason(),
                edit.author().requireUser());
        edit.sql().executeInsert(row);
        return edit.changes().created(of(edit.organization(), row));
    }

    static Page<Silence> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        References references = new References(transaction.organization());
        FilterConditions filters = new FilterConditions()
                .on("kpi", SILENCE.KPI_ID, value -> references.idOrNull("filter", KpiId.NAME, value));
        return ROWS.page(transaction, filters.of(filter), asked).map(row -> of(transaction.organization(), row));
    }

    static void delete(Edit edit, SilenceId id) {
        SilenceRecord row = ROWS.lockToDelete(edit.transaction(), id.value())
                .orElseThrow(Missing.resource(ErrorReason.SILENCE_NOT_FOUND, "silence", id.in(edit.organization())));
        edit.author().requireAdminOr(edit.author().is(row.getCreatorId()), "the silence's creator");
        edit.sql().executeDelete(row);
        edit.changes().deleted(of(edit.organization(), row));
    }

    private static Silence of(Organization organization, SilenceRecord row) {
        return Silence.newBuilder()
                .setName(new SilenceId(row.getSilenceId()).in(organization))
                .setKpi(new KpiId(row.getKpiId()).in(organization))
                .setStartTime(Times.of(row.getStartTime()))
                .setEndTime(Times.of(row.getEndTime()))
                .setReason(row.getReason())
                .setCreator(new References(organization).userName(row.getCreatorId()))
                .build();
    }
}
