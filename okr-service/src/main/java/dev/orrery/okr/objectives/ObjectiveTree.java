package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ObjectiveId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The tree of objectives, for whoever writes what contributes to them. Locks are taken in one order by all: first what
 * is measured (a task, a KPI), then the tree's shape, then objectives by id, then key results, then links.
 */
@Component
public final class ObjectiveTree {
    /** Takes the way from these objectives to their roots, while others may take others. */
    public Ascent hold(Edit edit, Collection<ObjectiveId> objectives) {
        return new Ascent(edit, SelectAncestry.lock(edit, ids(objectives)));
    }

    /** {@link #hold} of one objective. */
    public Ascent hold(Edit edit, ObjectiveId objective) {
        return hold(edit, List.of(objective));
    }

    /** Refuses an objective that does not exist. */
    public void requirePresent(OrganizationTransaction transaction, ObjectiveId id) {
        boolean isPresent = transaction
                .sql()
                .fetchExists(
                        OBJECTIVE,
                        OBJECTIVE.ORG_ID.eq(transaction.organizationId()).and(OBJECTIVE.OBJECTIVE_ID.eq(id.value())));
        if (!isPresent) {
            throw ObjectiveStore.missing(id.in(transaction.organization())).get();
        }
    }

    /** Takes the same, and the tree's shape for itself: for whoever changes parents. */
    Ascent holdAlone(Edit edit, Collection<ObjectiveId> objectives) {
        return new Ascent(edit, SelectAncestry.lockAlone(edit, ids(objectives)));
    }

    /** Takes the tree's shape for the transaction alone. */
    public void lockShape(OrganizationTransaction transaction) {
        transaction.sql().fetch("SELECT pg_advisory_xact_lock(objective_tree_key(?))", transaction.organizationId());
    }

    /** The objectives right below one. */
    List<ObjectiveId> children(Edit edit, ObjectiveId parent) {
        return edit.sql()
                .select(OBJECTIVE.OBJECTIVE_ID)
                .from(OBJECTIVE)
                .where(OBJECTIVE.ORG_ID.eq(edit.organizationId()), OBJECTIVE.PARENT_ID.eq(parent.value()))
                .fetch(row -> new ObjectiveId(row.value1()));
    }

    private static List<String> ids(Collection<ObjectiveId> objectives) {
        return objectives.stream().map(ObjectiveId::value).toList();
    }
}
