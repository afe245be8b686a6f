package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.alerts.Alerts;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reminds of the KPIs whose next review time has come, once for each time that was set. */
@Component
public final class DueReviews {
    private static final int MAX_AT_ONCE = 100;

    private final Edits edits;

    DueReviews(Edits edits) {
        this.edits = edits;
    }

    /** Raises what is due. Several instances may do so at once: they take different KPIs. */
    public void remind(Organization organization) {
        int done = MAX_AT_ONCE;
        while (done == MAX_AT_ONCE) {
            done = edits.runAs(Author.service(), organization, DueReviews::remindOfSome);
        }
    }

    private static int remindOfSome(Edit edit) {
        List<KpiRecord> due = edit.sql()
                .selectFrom(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.REVIEW_DUE_TIME.le(edit.time()))
                .orderBy(KPI.REVIEW_DUE_TIME, KPI.KPI_ID)
                .limit(MAX_AT_ONCE)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch();
        Alerts alerts = new Alerts(edit);
        for (KpiRecord row : due) {
            alerts.review(new KpiId(row.getKpiId()), row.getReviewDueTime());
            row.setReviewDueTime(null);
        }
        alerts.save();
        edit.sql().batchUpdate(due).execute();
        return due.size();
    }
}
