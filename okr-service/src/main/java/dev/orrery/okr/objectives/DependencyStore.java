package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE_DEPENDENCY;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.DependencyId;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.ObjectiveDependencyRecord;
import dev.orrery.okr.v1.Dependency;
import dev.orrery.okr.v1.ErrorReason;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which objectives wait for which others. The database refuses one that would wait for itself. */
@Component
final class DependencyStore implements ObjectiveListener {
    private final ObjectiveTree tree;

    DependencyStore(ObjectiveTree tree) {
        this.tree = tree;
    }

    Dependency create(Edit edit, ObjectiveId waiting, String chosenId, Dependency wanted) {
        String awaited = new References(edit.organization())
                .ids("dependency.depends_on", ObjectiveId.NAME, wanted.getDependsOn())
                .getFirst();
        Ascent ascent = tree.holdAlone(edit, List.of(waiting));
        ascent.requireOwner(waiting);
        ascent.requireOpen(waiting);
        ObjectiveDependencyRecord row = new ObjectiveDependencyRecord();
        row.setOrgId(edit.organizationId());
        row.setObjectiveId(waiting.value());
        row.setDependencyId(Ids.orNew(chosenId, edit));
        row.setDependsOnId(awaited);
        row.setNote(wanted.getNote());
        row.setCreateTime(edit.time());
        edit.sql().executeInsert(row);
        return edit.changes().created(DependencyProtos.of(edit.organization(), row));
    }

    /** A page of what an objective waits for, or of all dependencies where it is {@code -}. */
    Page<Dependency> list(OrganizationTransaction transaction, ObjectiveId waiting, PageRequest page) {
        Condition ofObjective = DSL.noCondition();
        if (!waiting.value().equals(Names.ANY)) {
            tree.requirePresent(transaction, waiting);
            ofObjective = OBJECTIVE_DEPENDENCY.OBJECTIVE_ID.eq(waiting.value());
        }
        Condition after = page.after()
                .map(cursor -> DSL.row(OBJECTIVE_DEPENDENCY.OBJECTIVE_ID, OBJECTIVE_DEPENDENCY.DEPENDENCY_ID)
                        .gt(cursor.get(0), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(OBJECTIVE_DEPENDENCY)
                                .where(OBJECTIVE_DEPENDENCY.ORG_ID.eq(transaction.organizationId()), ofObjective, after)
                                .orderBy(OBJECTIVE_DEPENDENCY.OBJECTIVE_ID, OBJECTIVE_DEPENDENCY.DEPENDENCY_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getObjectiveId(), row.getDependencyId()))
                .map(row -> DependencyProtos.of(transaction.organization(), row));
    }

    void delete(Edit edit, DependencyId id) {
        Ascent ascent = tree.hold(edit, id.objective());
        ascent.requireOwner(id.objective());
        List<ObjectiveDependencyRecord> gone = remove(
                edit,
                OBJECTIVE_DEPENDENCY
                        .OBJECTIVE_ID
                        .eq(id.objective().value())
                        .and(OBJECTIVE_DEPENDENCY.DEPENDENCY_ID.eq(id.value())));
        if (gone.isEmpty()) {
            throw Missing.resource(ErrorReason.DEPENDENCY_NOT_FOUND, "dependency", id.in(edit.organization()))
                    .get();
        }
    }

    /** What waits for a deleted objective waits no more. */
    @Override
    public void deleting(Edit edit, ObjectiveId objective) {
        remove(
                edit,
                OBJECTIVE_DEPENDENCY
                        .OBJECTIVE_ID
                        .eq(objective.value())
                        .or(OBJECTIVE_DEPENDENCY.DEPENDS_ON_ID.eq(objective.value())));
    }

    private static List<ObjectiveDependencyRecord> remove(Edit edit, Condition condition) {
        List<ObjectiveDependencyRecord> gone = edit.sql()
                .deleteFrom(OBJECTIVE_DEPENDENCY)
                .where(OBJECTIVE_DEPENDENCY.ORG_ID.eq(edit.organizationId()), condition)
                .returning()
                .fetch();
        gone.forEach(row -> edit.changes().deleted(DependencyProtos.of(edit.organization(), row)));
        return gone;
    }
}
