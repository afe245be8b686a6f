package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KeyResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Rows of key results by their key: read, locked and written. */
final class KeyResultRows {
    private static final String ORGANIZATION = "organization";
    private static final String OBJECTIVE = "objective";
    private static final String ID = "keyResult";
    private static final RenderedQuery LOCK = RenderedQuery.of(DSL.selectFrom(KEY_RESULT)
            .where(
                    KEY_RESULT.ORG_ID.eq(DSL.param(ORGANIZATION, KEY_RESULT.ORG_ID)),
                    KEY_RESULT.OBJECTIVE_ID.eq(DSL.param(OBJECTIVE, KEY_RESULT.OBJECTIVE_ID)),
                    KEY_RESULT.KEY_RESULT_ID.eq(DSL.param(ID, KEY_RESULT.KEY_RESULT_ID)))
            .forNoKeyUpdate());

    private KeyResultRows() {}

    static Optional<KeyResultRecord> find(OrganizationTransaction transaction, KeyResultId id) {
        return transaction
                .sql()
                .selectFrom(KEY_RESULT)
                .where(key(transaction, id))
                .fetchOptional();
    }

    /** The row, which nobody else changes until the transaction ends; refuses one that is not there. */
    static KeyResultRecord lock(Edit edit, KeyResultId id) {
        return lockIfPresent(edit, id).orElseThrow(() -> missing(edit, id));
    }

    static Optional<KeyResultRecord> lockIfPresent(Edit edit, KeyResultId id) {
        return LOCK
                .fetch(
                        edit.transaction(),
                        Map.of(
                                ORGANIZATION,
                                edit.organizationId(),
                                OBJECTIVE,
                                id.objective().value(),
                                ID,
                                id.value()))
                .into(KEY_RESULT)
                .stream()
                .findFirst();
    }

    /** All of some objectives, which nobody else changes or begins to refer to until the transaction ends. */
    static List<KeyResultRecord> lockAllOf(Edit edit, Collection<ObjectiveId> objectives) {
        List<String> ids = objectives.stream().map(ObjectiveId::value).toList();
        return edit.sql()
                .selectFrom(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(edit.organizationId()), KEY_RESULT.OBJECTIVE_ID.in(ids))
                .orderBy(KEY_RESULT.OBJECTIVE_ID, KEY_RESULT.KEY_RESULT_ID)
                .forUpdate()
                .fetch();
    }

    /** Writes a changed row, with its next version and its change where it is another for callers. */
    static KeyResult save(Edit edit, KeyResultRecord row, KeyResult before) {
        if (!row.modified()) {
            return before;
        }
        boolean isSameForCallers = KeyResultProtos.of(edit.organization(), row).equals(before);
        if (!isSameForCallers) {
            row.setVersion(row.getVersion() + 1);
            row.setUpdateTime(edit.time());
        }
        edit.writeSoon(DSL.update(KEY_RESULT).set(row).where(key(edit.transaction(), KeyResultProtos.id(row))));
        return isSameForCallers ? before : edit.changes().updated(before, KeyResultProtos.of(edit.organization(), row));
    }

    static ServiceException missing(Edit edit, KeyResultId id) {
        return missing(id.in(edit.organization()));
    }

    static ServiceException missing(String name) {
        return Missing.resource(ErrorReason.KEY_RESULT_NOT_FOUND, "keyResult", name)
                .get();
    }

    private static Condition key(OrganizationTransaction transaction, KeyResultId id) {
        return KEY_RESULT
                .ORG_ID
                .eq(transaction.organizationId())
                .and(KEY_RESULT.OBJECTIVE_ID.eq(id.objective().value()))
                .and(KEY_RESULT.KEY_RESULT_ID.eq(id.value()));
    }
}
