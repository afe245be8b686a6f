package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets time pass for KPIs: a crossing has lasted, data is wanting, a target begins, or the rules are other ones. */
@Component
public final class DueKpis {
    private static final int MAX_AT_ONCE = 100;

    private final Edits edits;
    private final KpiMoves moves;

    DueKpis(Edits edits, KpiMoves moves) {
        this.edits = edits;
        this.moves = moves;
    }

    /** Evaluates what is due. Several instances may do so at once: they take different KPIs. */
    public void evaluate(Organization organization) {
        int done = MAX_AT_ONCE;
        while (done == MAX_AT_ONCE) {
            done = edits.runAs(Author.service(), organization, this::evaluateSome);
        }
    }

    private int evaluateSome(Edit edit) {
        List<Touched> due = edit.sql()
                .selectFrom(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.NEXT_EVALUATION_TIME.le(edit.time()))
                .orderBy(KPI.NEXT_EVALUATION_TIME, KPI.KPI_ID)
                .limit(MAX_AT_ONCE)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch()
                .map(row -> KpiMoves.touched(edit, row, edit.time()));
        if (!due.isEmpty()) {
            moves.pass(edit, due);
        }
        return due.size();
    }
}
