package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.KPI_CHECKPOINT;
import static dev.orrery.okr.schema.Tables.KPI_PERIOD_VALUE;
import static dev.orrery.okr.schema.Tables.KPI_SEGMENT;
import static dev.orrery.okr.schema.Tables.KPI_STATUS_CHANGE;
import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Status;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** The KPIs of an organisation. A KPI that moves takes the key results that follow it along. */
@Component
public final class KpiStore {
    private static final Rows<KpiRecord> ROWS = new Rows<>(KPI, KPI.ORG_ID, KPI.KPI_ID);

    private final KpiMoves moves;
    private final List<KpiListener> listeners;

    KpiStore(KpiMoves moves, List<KpiListener> listeners) {
        this.moves = moves;
        this.listeners = List.copyOf(listeners);
    }

    public Kpi create(Edit edit, String chosenId, Kpi wanted) {
        KpiRecord row = new KpiRecord();
        row.setOrgId(edit.organizationId());
        row.setKpiId(Ids.orNew(chosenId, edit));
        row.setStatus(Status.NO_DATA.name());
        row.setIsRedefined(false);
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        KpiProtos.apply(edit, wanted, row);
        edit.sql().executeInsert(row);
        // The target that a KPI is made with holds for all that is measured of earlier moments, too.
        TargetStore.put(edit, row, KpiEvaluation.BEGINNING);
        Kpi created = edit.changes().created(KpiProtos.of(edit.organization(), row));
        if (!FormulaRules.isFormula(row)) {
            return created;
        }
        FormulaInputs.link(edit, row);
        moves.compute(edit, row);
        return KpiProtos.of(edit.organization(), row);
    }

    Kpi get(OrganizationTransaction transaction, KpiId id) {
        return KpiProtos.of(transaction.organization(), row(transaction, id));
    }

    /** The row as it is now; refuses one that is not there. */
    public KpiRecord row(OrganizationTransaction transaction, KpiId id) {
        return ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
    }

    Page<Kpi> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        return ROWS.page(transaction, KpiFilters.of(transaction.organization(), filter), asked)
                .map(row -> KpiProtos.of(transaction.organization(), row));
    }

    Kpi update(Edit edit, KpiId id, Update<Kpi> update) {
        KpiRecord row = lock(edit, id);
        requireOwner(edit, row);
        Kpi before = KpiProtos.of(edit.organization(), row);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        KpiRecord old = row.copy();
        KpiProtos.apply(edit, update.applyTo(before), row);
        if (KpiProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        FormulaRules.requireSameKind(old, row);
        FormulaRules.requireUnneeded(edit, old, row);
        redefine(edit, old, row);
        if (!KpiRules.hasSameTarget(old, row)) {
            TargetStore.put(edit, row, edit.time());
        }
        moves.evaluate(edit, List.of(new Touched(row, before, edit.time(), List.of())));
        if (FormulaRules.isAnother(old, row)) {
            FormulaInputs.link(edit, row);
            moves.compute(edit, row);
        }
        return KpiProtos.of(edit.organization(), row);
    }

    void delete(Edit edit, KpiId id, String etag) {
        String name = id.in(edit.organization());
        KpiRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
        requireOwner(edit, row);
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        if (edit.sql()
                .fetchExists(
                        KEY_RESULT,
                        KEY_RESULT.ORG_ID.eq(edit.organizationId()).and(KEY_RESULT.KPI_ID.eq(id.value())))) {
            throw ServiceException.of(ErrorReason.KPI_IN_USE, "Key results follow this KPI.")
                    .precondition(ErrorReason.KPI_IN_USE.name(), name, "is followed (expected: by no key result)")
                    .build();
        }
        if (FormulaInputs.isNeeded(edit, id)) {
            throw FormulaRules.inUse(name, "is needed by a formula (expected: by none)");
        }
        remove(edit, row);
    }

    /** Deletes a KPI if it is there and neither a key result nor a formula needs it. */
    public void deleteIfUnused(Edit edit, KpiId id) {
        ROWS.lockToDelete(edit.transaction(), id.value())
                .filter(row -> !edit.sql()
                        .fetchExists(
                                KEY_RESULT,
                                KEY_RESULT.ORG_ID.eq(edit.organizationId()).and(KEY_RESULT.KPI_ID.eq(id.value()))))
                .filter(row -> !FormulaInputs.isNeeded(edit, id))
                .ifPresent(row -> remove(edit, row));
    }

    /** The row, which nobody else changes until the transaction ends; refuses one that is not there. */
    KpiRecord lock(Edit edit, KpiId id) {
        return lockIfThere(edit, id).orElseThrow(missing(id.in(edit.organization())));
    }

    Optional<KpiRecord> lockIfThere(Edit edit, KpiId id) {
        return ROWS.lock(edit.transaction(), id.value());
    }

    void requireOwner(Edit edit, KpiRecord row) {
        OwnedKpis.requireOwner(edit.author(), row);
    }

    /** Takes the KPIs of a project out of it. */
    void leaveProject(Edit edit, ProjectId project) {
        List<Touched> left = new ArrayList<>();
        edit.sql()
                .selectFrom(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.PROJECT_ID.eq(project.value()))
                .orderBy(KPI.KPI_ID)
                .forNoKeyUpdate()
                .fetch()
                .forEach(row -> {
                    left.add(KpiMoves.touched(edit, row, edit.time()));
                    row.setProjectId(null);
                });
        moves.save(edit, left);
    }

    /** Where the history is another by new rules, it is worked out anew. */
    private static void redefine(Edit edit, KpiRecord old, KpiRecord row) {
        if (KpiRules.isRedefinedBy(old, row)) {
            TargetStore.requireSense(edit, row);
            row.setIsRedefined(true);
        }
    }

    private void remove(Edit edit, KpiRecord row) {
        KpiId id = new KpiId(row.getKpiId());
        listeners.forEach(listener -> listener.deleting(edit, id));
        removeHistory(edit, id);
        edit.sql().executeDelete(row);
        edit.changes().deleted(KpiProtos.of(edit.organization(), row));
    }

    /** What no foreign key takes away with the KPI, for a check of each row would cost more than the row. */
    private static void removeHistory(Edit edit, KpiId id) {
        remove(edit, MEASUREMENT, MEASUREMENT.ORG_ID, MEASUREMENT.KPI_ID, id);
        remove(edit, KPI_STATUS_CHANGE, KPI_STATUS_CHANGE.ORG_ID, KPI_STATUS_CHANGE.KPI_ID, id);
        remove(edit, KPI_CHECKPOINT, KPI_CHECKPOINT.ORG_ID, KPI_CHECKPOINT.KPI_ID, id);
        remove(edit, KPI_PERIOD_VALUE, KPI_PERIOD_VALUE.ORG_ID, KPI_PERIOD_VALUE.KPI_ID, id);
        remove(edit, KPI_SEGMENT, KPI_SEGMENT.ORG_ID, KPI_SEGMENT.KPI_ID, id);
    }

    private static <R extends Record> void remove(
            Edit edit, Table<R> table, TableField<R, UUID> organization, TableField<R, String> kpi, KpiId id) {
        edit.sql()
                .deleteFrom(table)
                .where(organization.eq(edit.organizationId()), kpi.eq(id.value()))
                .execute();
    }

    static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.KPI_NOT_FOUND, "kpi", name);
    }
}
