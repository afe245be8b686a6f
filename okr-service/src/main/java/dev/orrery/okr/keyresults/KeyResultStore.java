package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.objectives.Ascent;
import dev.orrery.okr.objectives.ObjectiveTree;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The key results of an organisation. Each write moves their objectives, up to the root. */
@Component
public final class KeyResultStore {
    private final ObjectiveTree tree;
    private final KeyResultDeletion deletion;

    KeyResultStore(ObjectiveTree tree, KeyResultDeletion deletion) {
        this.tree = tree;
        this.deletion = deletion;
    }

    public KeyResult create(Edit edit, ObjectiveId objective, String chosenId, KeyResult wanted) {
        KeyResultRecord row = new KeyResultRecord();
        row.setOrgId(edit.organizationId());
        row.setObjectiveId(objective.value());
        row.setKeyResultId(Ids.orNew(chosenId, edit));
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        KeyResultProtos.apply(edit.organization(), wanted, row);
        shareKpi(edit, row);
        Ascent ascent = tree.hold(edit, objective);
        ascent.requireOwner(objective);
        ascent.requireOpen(objective);
        Measuring.measure(edit, row);
        edit.sql().executeInsert(row);
        KeyResult created = edit.changes().created(KeyResultProtos.of(edit.organization(), row));
        ascent.climb();
        return created;
    }

    KeyResult get(OrganizationTransaction transaction, KeyResultId id) {
        KeyResultRecord row = KeyResultRows.find(transaction, id)
                .orElseThrow(() -> KeyResultRows.missing(id.in(transaction.organization())));
        return KeyResultProtos.of(transaction.organization(), row);
    }

    /** A page of an objective's key results, or of all where it is {@code -}. */
    Page<KeyResult> list(OrganizationTransaction transaction, ObjectiveId objective, PageRequest page) {
        Condition ofObjective = DSL.noCondition();
        if (!objective.value().equals(Names.ANY)) {
            tree.requirePresent(transaction, objective);
            ofObjective = KEY_RESULT.OBJECTIVE_ID.eq(objective.value());
        }
        Condition after = page.after()
                .map(cursor -> DSL.row(KEY_RESULT.OBJECTIVE_ID, KEY_RESULT.KEY_RESULT_ID)
                        .gt(cursor.get(0), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(KEY_RESULT)
                                .where(KEY_RESULT.ORG_ID.eq(transaction.organizationId()), ofObjective, after)
                                .orderBy(KEY_RESULT.OBJECTIVE_ID, KEY_RESULT.KEY_RESULT_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getObjectiveId(), row.getKeyResultId()))
                .map(row -> KeyResultProtos.of(transaction.organization(), row));
    }

    KeyResult update(Edit edit, KeyResultId id, Update<KeyResult> update) {
        KeyResultRecord wanted =
                KeyResultRows.find(edit.transaction(), id).orElseThrow(() -> KeyResultRows.missing(edit, id));
        KeyResultProtos.apply(
                edit.organization(), update.applyTo(KeyResultProtos.of(edit.organization(), wanted)), wanted);
        shareKpi(edit, wanted);
        Ascent ascent = tree.hold(edit, id.objective());
        ascent.requireOwner(id.objective());
        ascent.requireOpen(id.objective());
        KeyResultRecord row = KeyResultRows.lock(edit, id);
        KeyResult before = KeyResultProtos.of(edit.organization(), row);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        KeyResultProtos.apply(edit.organization(), update.applyTo(before), row);
        Measuring.measure(edit, row);
        KeyResult after = KeyResultRows.save(edit, row, before);
        ascent.climb();
        return after;
    }

    void delete(Edit edit, KeyResultId id, String etag) {
        Ascent ascent = tree.hold(edit, id.objective());
        ascent.requireOwner(id.objective());
        ascent.requireOpen(id.objective());
        KeyResultRecord row = KeyResultRows.lock(edit, id);
        Etag.ofVersion(row.getVersion()).requireMatch(etag, id.in(edit.organization()));
        deletion.of(edit, row);
        ascent.climb();
    }

    /** The KPI that is followed must not move until the key result does with it: first in the order of locks. */
    private static void shareKpi(Edit edit, KeyResultRecord row) {
        if (row.getKpiId() != null) {
            edit.sql()
                    .select(KPI.KPI_ID)
                    .from(KPI)
                    .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.KPI_ID.eq(row.getKpiId()))
                    .forShare()
                    .fetch();
        }
    }
}
