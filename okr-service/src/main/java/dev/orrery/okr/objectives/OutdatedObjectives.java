package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.health.Health;
import dev.orrery.okr.names.ObjectiveId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes objectives OUTDATED when their time has come. The stored health is the only one there is; a write brings it up
 * to the moment anyway, and this does where nobody writes.
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

    /** Answers how many became OUTDATED. */
    public int outdate(Organization organization) {
        return edits.runAs(Author.service(), organization, edit -> {
            List<ObjectiveId> due = due(edit);
            if (!due.isEmpty()) {
                tree.hold(edit, due).climb();
            }
            return due.size();
        });
    }

    private static List<ObjectiveId> due(Edit edit) {
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
}
