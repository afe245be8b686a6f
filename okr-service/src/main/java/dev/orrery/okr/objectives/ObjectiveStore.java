package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.cycles.CycleStore;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.health.Health;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.rows.FilterConditions;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The objectives of an organisation. */
@Component
public final class ObjectiveStore {
    private static final Rows<ObjectiveRecord> ROWS = new Rows<>(OBJECTIVE, OBJECTIVE.ORG_ID, OBJECTIVE.OBJECTIVE_ID);

    private final ObjectiveTree tree;
    private final List<ObjectiveListener> listeners;

    ObjectiveStore(ObjectiveTree tree, List<ObjectiveListener> listeners) {
        this.tree = tree;
        this.listeners = List.copyOf(listeners);
    }

    public Objective create(Edit edit, String chosenId, Objective wanted) {
        return create(edit, chosenId, wanted, null);
    }

    private Objective create(Edit edit, String chosenId, Objective wanted, @Nullable ObjectiveId from) {
        ObjectiveRecord row = new ObjectiveRecord();
        row.setCarriedOverFromId(from == null ? null : from.value());
        row.setOrgId(edit.organizationId());
        row.setObjectiveId(Ids.orNew(chosenId, edit));
        row.setHealth(Health.PENDING.name());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        ObjectiveProtos.apply(edit, wanted, row);
        row.setProgress(Ascent.rollUp(row).of(List.of()).asOptional().orElse(null));
        row.setNextCheckInTime(
                row.getState().equals(Objective.State.ACTIVE.name())
                        ? ObjectiveRules.nextCheckIn(row, Optional.empty())
                        : null);
        if (row.getCycleId() != null) {
            CycleStore.shareOpen(edit, new CycleId(row.getCycleId()));
        }
        if (row.getParentId() == null) {
            edit.sql().executeInsert(row);
            return edit.changes().created(ObjectiveProtos.of(edit.organization(), row));
        }
        Ascent above = tree.holdAlone(edit, List.of(new ObjectiveId(row.getParentId())));
        edit.sql().executeInsert(row);
        Objective created = edit.changes().created(ObjectiveProtos.of(edit.organization(), row));
        above.climb();
        return created;
    }

    /** Makes the objective that goes on with {@code from}, and gives it what goes along. */
    Objective createSuccessor(Edit edit, ObjectiveId from, Objective wanted) {
        Objective created = create(edit, "", wanted, from);
        ObjectiveId id = new ObjectiveId(new References(edit.organization())
                .ids("objective.name", ObjectiveId.NAME, created.getName())
                .getFirst());
        listeners.forEach(listener -> listener.carriedOver(edit, from, id));
        Ascent ascent = tree.hold(edit, id);
        ascent.climb();
        return ObjectiveProtos.of(edit.organization(), ascent.objective(id).orElseThrow());
    }

    Objective get(OrganizationTransaction transaction, ObjectiveId id) {
        ObjectiveRecord row =
                ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return ObjectiveProtos.of(transaction.organization(), row);
    }

    Page<Objective> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        return ROWS.page(transaction, filters(transaction.organization()).of(filter), asked)
                .map(row -> ObjectiveProtos.of(transaction.organization(), row));
    }

    Objective update(Edit edit, ObjectiveId id, Update<Objective> update) {
        shareNewCycle(edit, update);
        Ascent ascent =
                update.touches("parent") ? tree.holdAlone(edit, withNewParent(edit, id, update)) : tree.hold(edit, id);
        ascent.requireOwner(id);
        ascent.requireOpen(id);
        ObjectiveRecord row = ascent.objective(id).orElseThrow();
        Objective before = ascent.original(id);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        ObjectiveProtos.apply(edit, update.applyTo(before), row);
        if (ObjectiveProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        // What is above reads it from the table; the climb gives it its version and its change.
        edit.sql().executeUpdate(row);
        ascent.climb();
        return ObjectiveProtos.of(edit.organization(), row);
    }

    void delete(Edit edit, ObjectiveId id, String etag) {
        tree.lockShape(edit.transaction());
        tree.requirePresent(edit.transaction(), id);
        remove(edit, id, etag);
    }

    /** Deletes an objective if it is there. */
    public void deleteIfPresent(Edit edit, ObjectiveId id) {
        tree.lockShape(edit.transaction());
        if (ROWS.find(edit.transaction(), id.value()).isPresent()) {
            remove(edit, id, "");
        }
    }

    private void remove(Edit edit, ObjectiveId id, String etag) {
        List<ObjectiveId> held = new ArrayList<>(tree.children(edit, id));
        held.add(id);
        Ascent ascent = tree.holdAlone(edit, held);
        ascent.requireOwner(id);
        ascent.requireOpen(id);
        ObjectiveRecord row = ascent.objective(id).orElseThrow();
        Etag.ofVersion(row.getVersion()).requireMatch(etag, id.in(edit.organization()));
        for (ObjectiveId child : tree.children(edit, id)) {
            ObjectiveRecord orphan = ascent.objective(child).orElseThrow();
            orphan.setParentId(null);
            edit.sql().executeUpdate(orphan);
        }
        listeners.forEach(listener -> listener.deleting(edit, id));
        ascent.forget(id);
        edit.sql().executeDelete(row);
        ascent.climb();
        edit.changes().deleted(ascent.original(id));
    }

    private static void shareNewCycle(Edit edit, Update<Objective> update) {
        String cycle = new References(edit.organization())
                .idOrNull("objective.cycle", CycleId.NAME, update.patch().getCycle());
        if (cycle != null && update.touches("cycle")) {
            CycleStore.shareOpen(edit, new CycleId(cycle));
        }
    }

    private static List<ObjectiveId> withNewParent(Edit edit, ObjectiveId id, Update<Objective> update) {
        String parent = new References(edit.organization())
                .idOrNull("objective.parent", ObjectiveId.NAME, update.patch().getParent());
        return parent == null ? List.of(id) : List.of(id, new ObjectiveId(parent));
    }

    private static FilterConditions filters(Organization organization) {
        References references = new References(organization);
        return new FilterConditions()
                .on("cycle", OBJECTIVE.CYCLE_ID, value -> references.idOrNull("filter", CycleId.NAME, value))
                .on("owner", OBJECTIVE.OWNER_ID, value -> references.userOrNull("filter", value))
                .on("squad", OBJECTIVE.SQUAD_ID, value -> references.idOrNull("filter", SquadId.NAME, value))
                .on("parent", OBJECTIVE.PARENT_ID, value -> references.idOrNull("filter", ObjectiveId.NAME, value))
                .on("state", OBJECTIVE.STATE, Objective.State.class)
                .on("health", OBJECTIVE.HEALTH, Objective.Health.class);
    }

    static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.OBJECTIVE_NOT_FOUND, "objective", name);
    }
}
