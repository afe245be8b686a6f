package dev.orrery.okr.explanation;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.ProgressExplanation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Explains numbers, as they are in one transaction. */
@Component
final class Explanations {
    private static final Rows<ObjectiveRecord> OBJECTIVES =
            new Rows<>(OBJECTIVE, OBJECTIVE.ORG_ID, OBJECTIVE.OBJECTIVE_ID);

    ProgressExplanation ofObjective(OrganizationTransaction transaction, ObjectiveId id) {
        ObjectiveRecord root = OBJECTIVES
                .find(transaction, id.value())
                .orElseThrow(Missing.resource(
                        ErrorReason.OBJECTIVE_NOT_FOUND, "objective", id.in(transaction.organization())));
        ProgressTree tree = ProgressTree.below(transaction, root);
        return new ExplanationProtos(transaction.organization(), tree)
                .objective(root)
                .build();
    }

    ProgressExplanation ofKeyResult(OrganizationTransaction transaction, KeyResultId id) {
        KeyResultRecord row = transaction
                .sql()
                .selectFrom(KEY_RESULT)
                .where(
                        KEY_RESULT.ORG_ID.eq(transaction.organizationId()),
                        KEY_RESULT.OBJECTIVE_ID.eq(id.objective().value()),
                        KEY_RESULT.KEY_RESULT_ID.eq(id.value()))
                .fetchOptional()
                .orElseThrow(Missing.resource(
                        ErrorReason.KEY_RESULT_NOT_FOUND, "keyResult", id.in(transaction.organization())));
        List<SelectWork.Row> work = SelectWork.of(
                        transaction, List.of(id.objective().value()), ProgressTree.MAX_PARTS)
                .getOrDefault(id, List.of());
        return new ExplanationProtos(transaction.organization(), ProgressTree.empty())
                .keyResult(row, work)
                .build();
    }
}
