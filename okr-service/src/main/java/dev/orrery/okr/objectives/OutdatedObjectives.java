package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.health.Health;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.v1.Objective;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Does to objectives what time alone does: makes them OUTDATED, and ends progress by hand that has expired. What is
 * stored is the only truth there is; a write brings it up to the moment anyway, and this does where nobody writes.
 */
@Component
public final class OutdatedObjectives {
    private static final int MAX_PER_TRANSACTION = 500;

    private final Edits edits;
    private final ObjectiveTree tree;

    OutdatedObjectives(Edits edits, ObjectiveTree tree) {
        this.edits = edits;
        this.tree = tree;
    }

    /** Answers how many were due. */
    public int outdate(Organization organization) {
        return edits.runAs(Author.service(), organization, edit -> {
            Set<ObjectiveId> due = new LinkedHashSet<>(outdating(edit));
            due.addAll(manualExpiring(edit));
            if (!due.isEmpty()) {
                tree.hold(edit, due).climb();
            }
            return due.size();
        });
    }

    private static List<ObjectiveId> outdating(Edit edit) {
        return edit.sql()
                .select(OBJECTIVE.OBJECTIVE_ID)
                .from(OBJECTIVE)
                .where(
                        OBJECTIVE.ORG_ID.eq(edit.organizationId()),
                        OBJECTIVE.OUTDATED_TIME.le(edit.time()),
                        OBJECTIVE.HEALTH.ne(Health.OUTDATED.name()))
                .orderBy(OBJECTIVE.OUTDATED_TIME)
                .limit(MAX_PER_TRANSACTION)
                .fetch(row -> new ObjectiveId(row.value1()));
    }

    private static List<ObjectiveId> manualExpiring(Edit edit) {
        return edit.sql()
                .select(OBJECTIVE.OBJECTIVE_ID)
                .from(OBJECTIVE)
                .where(
                        OBJECTIVE.ORG_ID.eq(edit.organizationId()),
                        OBJECTIVE.ROLL_UP.eq(DSL.inline(Objective.RollUp.MANUAL.name())),
                        OBJECTIVE.MANUAL_EXPIRE_TIME.le(edit.time()),
                        OBJECTIVE.FREEZE_TIME.isNull())
                .orderBy(OBJECTIVE.MANUAL_EXPIRE_TIME)
                .limit(MAX_PER_TRANSACTION)
                .fetch(row -> new ObjectiveId(row.value1()));
    }
}
