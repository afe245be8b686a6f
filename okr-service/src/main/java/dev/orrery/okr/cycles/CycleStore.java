package dev.orrery.okr.cycles;

import static dev.orrery.okr.schema.Tables.CYCLE;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.CycleRecord;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.ErrorReason;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The cycles of an organisation. */
@Component
public final class CycleStore {
    private static final Rows<CycleRecord> ROWS = new Rows<>(CYCLE, CYCLE.ORG_ID, CYCLE.CYCLE_ID);

    private final List<CycleListener> listeners;

    CycleStore(List<CycleListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    Cycle create(Edit edit, String chosenId, Cycle wanted) {
        CycleRecord row = new CycleRecord();
        row.setOrgId(edit.organizationId());
        row.setCycleId(Ids.orNew(chosenId, edit));
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        CycleProtos.apply(wanted, row);
        edit.sql().executeInsert(row);
        return edit.changes().created(CycleProtos.of(edit.organization(), row));
    }

    Cycle get(OrganizationTransaction transaction, CycleId id) {
        CycleRecord row = ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return CycleProtos.of(transaction.organization(), row);
    }

    /** A page of all cycles, the latest first. */
    Page<Cycle> list(OrganizationTransaction transaction, PageRequest page) {
        Condition after = page.after()
                .map(cursor ->
                        DSL.row(CYCLE.START_DATE, CYCLE.CYCLE_ID).lt(LocalDate.parse(cursor.get(0)), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(CYCLE)
                                .where(CYCLE.ORG_ID.eq(transaction.organizationId()), after)
                                .orderBy(CYCLE.START_DATE.desc(), CYCLE.CYCLE_ID.desc())
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getStartDate(), row.getCycleId()))
                .map(row -> CycleProtos.of(transaction.organization(), row));
    }

    /**
     * Keeps a cycle from being closed until the transaction ends: for whoever plans something in it, before the tree of
     * objectives in the order of locks. Refuses one that is closed.
     */
    public static CycleRecord shareOpen(Edit edit, CycleId id) {
        String name = id.in(edit.organization());
        CycleRecord row = ROWS.share(edit.transaction(), id.value()).orElseThrow(missing(name));
        if (row.getState().equals(Cycle.State.CLOSED.name())) {
            throw closed(name);
        }
        return row;
    }

    /** What is in a closed cycle is frozen. */
    public static ServiceException closed(String resource) {
        return ServiceException.of(ErrorReason.CYCLE_CLOSED, "The cycle is closed, and what is in it is frozen.")
                .precondition(ErrorReason.CYCLE_CLOSED.name(), resource, "is closed (expected: open)")
                .build();
    }

    Cycle update(Edit edit, CycleId id, Update<Cycle> update) {
        String name = id.in(edit.organization());
        CycleRecord row = ROWS.lock(edit.transaction(), id.value()).orElseThrow(missing(name));
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
        Cycle before = CycleProtos.of(edit.organization(), row);
        CycleProtos.apply(update.applyTo(before), row);
        if (CycleProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        Cycle.State state = Cycle.State.valueOf(row.getState());
        CycleRules.requireStep(name, before.getState(), state);
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        Cycle after = edit.changes().updated(before, CycleProtos.of(edit.organization(), row));
        if (state == Cycle.State.CLOSED && before.getState() != Cycle.State.CLOSED) {
            listeners.forEach(listener -> listener.closing(edit, id));
        }
        return after;
    }

    void delete(Edit edit, CycleId id, String etag) {
        String name = id.in(edit.organization());
        CycleRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        if (edit.sql()
                .fetchExists(
                        OBJECTIVE, OBJECTIVE.ORG_ID.eq(edit.organizationId()).and(OBJECTIVE.CYCLE_ID.eq(id.value())))) {
            throw ServiceException.of(ErrorReason.CYCLE_IN_USE, "Objectives are planned in this cycle.")
                    .precondition(ErrorReason.CYCLE_IN_USE.name(), name, "has objectives (expected: none)")
                    .build();
        }
        edit.sql().executeDelete(row);
        edit.changes().deleted(CycleProtos.of(edit.organization(), row));
    }

    private static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.CYCLE_NOT_FOUND, "cycle", name);
    }
}
