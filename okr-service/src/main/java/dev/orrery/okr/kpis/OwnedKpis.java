package dev.orrery.okr.kpis;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import org.springframework.stereotype.Component;

/** KPIs for what belongs to them: it is the business of their owners and of ADMINs. */
@Component
public final class OwnedKpis {
    private final KpiStore kpis;

    OwnedKpis(KpiStore kpis) {
        this.kpis = kpis;
    }

    /** Refuses a KPI that is not there, and whoever may not change it. */
    public void require(OrganizationTransaction transaction, Author author, KpiId id) {
        requireOwner(author, kpis.row(transaction, id));
    }

    /** The same, and nobody else changes the KPI until the transaction ends. */
    public void lock(Edit edit, KpiId id) {
        requireOwner(edit.author(), kpis.lock(edit, id));
    }

    /** The same, and refuses a KPI whose measurements follow from others. */
    public void lockMeasurable(Edit edit, KpiId id) {
        KpiRecord row = kpis.lock(edit, id);
        requireOwner(edit.author(), row);
        FormulaRules.requireMeasurable(edit, row);
    }

    /** Whether the KPI is there, and then nobody else changes it until the transaction ends. */
    public boolean lockIfThere(Edit edit, KpiId id) {
        return kpis.lockIfThere(edit, id).isPresent();
    }

    static void requireOwner(Author author, KpiRecord row) {
        author.requireAdminOr(author.is(row.getOwnerId()), "the KPI's owner");
    }
}
