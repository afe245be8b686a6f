package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.CHECK_IN;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.names.CheckInId;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.objectives.Ascent;
import dev.orrery.okr.objectives.ObjectiveTree;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.CheckInRecord;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KeyResult;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Check-ins: written once, never changed. */
@Component
public final class CheckInStore {
    private final ObjectiveTree tree;

    CheckInStore(ObjectiveTree tree) {
        this.tree = tree;
    }

    /** Writes a check-in, and moves its key result and all objectives above it. */
    public CheckIn create(Edit edit, KeyResultId id, String chosenId, CheckIn wanted) {
        Ascent ascent = tree.hold(edit, id.objective());
        ascent.requireOpen(id.objective());
        KeyResultRecord keyResult = KeyResultRows.lock(edit, id);
        KeyResult before = KeyResultProtos.of(edit.organization(), keyResult);
        CheckInRecord row = new CheckInRecord();
        row.setOrgId(edit.organizationId());
        row.setObjectiveId(keyResult.getObjectiveId());
        row.setKeyResultId(keyResult.getKeyResultId());
        row.setCheckInId(Ids.orNew(chosenId, edit));
        row.setValue(CheckInRules.value(wanted, keyResult));
        row.setConfidence(Decimals.ratio("check_in.confidence", wanted.hasConfidence(), wanted.getConfidence()));
        row.setNarrative(wanted.getNarrative());
        row.setAuthorId(edit.author().requireUser());
        row.setCreateTime(edit.time());
        snapshot(keyResult, row);
        report(keyResult, row);
        row.setProgress(keyResult.getProgress());
        edit.writeSoon(DSL.insertInto(CHECK_IN).set(row));
        KeyResultRows.save(edit, keyResult, before);
        ascent.climb();
        return edit.changes().created(CheckInProtos.of(edit.organization(), row));
    }

    CheckIn get(OrganizationTransaction transaction, CheckInId id) {
        CheckInRecord row = transaction
                .sql()
                .selectFrom(CHECK_IN)
                .where(of(transaction, id.keyResult()), CHECK_IN.CHECK_IN_ID.eq(id.value()))
                .fetchOptional()
                .orElseThrow(
                        Missing.resource(ErrorReason.CHECK_IN_NOT_FOUND, "checkIn", id.in(transaction.organization())));
        return CheckInProtos.of(transaction.organization(), row);
    }

    /** A page of a key result's check-ins, the latest first. */
    Page<CheckIn> list(OrganizationTransaction transaction, KeyResultId keyResult, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> DSL.row(CHECK_IN.CREATE_TIME, CHECK_IN.CHECK_IN_ID)
                        .lt(Instant.parse(cursor.get(0)), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(CHECK_IN)
                                .where(of(transaction, keyResult), after)
                                .orderBy(CHECK_IN.CREATE_TIME.desc(), CHECK_IN.CHECK_IN_ID.desc())
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getCreateTime(), row.getCheckInId()))
                .map(row -> CheckInProtos.of(transaction.organization(), row));
    }

    private static void snapshot(KeyResultRecord keyResult, CheckInRecord checkIn) {
        checkIn.setPreviousValue(keyResult.getCurrentValue());
        checkIn.setPreviousProgress(keyResult.getProgress());
        checkIn.setStartValue(keyResult.getStartValue());
        checkIn.setTargetValue(keyResult.getTargetValue());
        checkIn.setLowerBound(keyResult.getLowerBound());
        checkIn.setUpperBound(keyResult.getUpperBound());
    }

    /** What a check-in makes of its key result. Without a confidence, the one before stays. */
    private static void report(KeyResultRecord keyResult, CheckInRecord checkIn) {
        if (checkIn.getValue() != null) {
            Measuring.apply(keyResult, checkIn.getValue());
        }
        if (checkIn.getConfidence() != null) {
            keyResult.setConfidence(checkIn.getConfidence());
        }
        keyResult.setCheckInTime(checkIn.getCreateTime());
    }

    private static Condition of(OrganizationTransaction transaction, KeyResultId keyResult) {
        return CHECK_IN.ORG_ID
                .eq(transaction.organizationId())
                .and(CHECK_IN.OBJECTIVE_ID.eq(keyResult.objective().value()))
                .and(CHECK_IN.KEY_RESULT_ID.eq(keyResult.value()));
    }
}
