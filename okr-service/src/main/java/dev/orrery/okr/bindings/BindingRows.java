package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.v1.ErrorReason;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The rows of bindings. */
final class BindingRows {
    private BindingRows() {}

    static Condition key(OrganizationTransaction transaction, KpiBindingId id) {
        return DSL.and(
                KPI_BINDING.ORG_ID.eq(transaction.organizationId()),
                KPI_BINDING.KPI_ID.eq(id.kpi().value()),
                KPI_BINDING.BINDING_ID.eq(id.value()));
    }

    /** The row, which nobody else changes until the transaction ends; refuses one that is not there. */
    static KpiBindingRecord lock(Edit edit, KpiBindingId id) {
        return edit.sql()
                .selectFrom(KPI_BINDING)
                .where(key(edit.transaction(), id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(missing(edit.organization(), id));
    }

    /** What a run of other settings finds out is not of interest any more, and what one has found out neither. */
    static void forgetRuns(KpiBindingRecord row) {
        row.setLeaseId(null);
        row.setLeaseEndTime(null);
        clearFailures(row);
    }

    static void clearFailures(KpiBindingRecord row) {
        row.setConsecutiveFailures(0);
        row.setFailureFault(null);
        row.setFailureMessage(null);
        row.setFailureTime(null);
    }

    static Supplier<ServiceException> missing(Organization organization, KpiBindingId id) {
        return Missing.resource(ErrorReason.KPI_BINDING_NOT_FOUND, "kpiBinding", id.in(organization));
    }

    static ServiceException kindMismatch(Organization organization, KpiBindingId id, String kind, String expected) {
        return ServiceException.of(
                        ErrorReason.KPI_BINDING_KIND_MISMATCH, "This is for bindings of another kind of source.")
                .precondition(
                        ErrorReason.KPI_BINDING_KIND_MISMATCH.name(),
                        id.in(organization),
                        kind + " (expected: " + expected + ")")
                .build();
    }
}
