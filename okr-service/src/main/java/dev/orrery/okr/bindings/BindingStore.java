package dev.orrery.okr.bindings;

import static dev.orrery.okr.schema.Tables.KPI_BINDING;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.kpis.OwnedKpis;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KpiBinding;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The bindings of KPIs, for the owners of the KPIs and for ADMINs. Every write locks the KPI first. */
@Component
final class BindingStore {
    private static final int MAX_BINDINGS = 20;

    private final OwnedKpis kpis;
    private final BindingRules rules;

    BindingStore(OwnedKpis kpis, BindingRules rules) {
        this.kpis = kpis;
        this.rules = rules;
    }

    KpiBinding create(Edit edit, KpiId kpi, String chosenId, KpiBinding wanted) {
        kpis.lockMeasurable(edit, kpi);
        requireRoom(edit, kpi);
        KpiBindingRecord row = new KpiBindingRecord();
        row.setOrgId(edit.organizationId());
        row.setKpiId(kpi.value());
        row.setBindingId(Ids.orNew(chosenId, edit));
        row.setConsecutiveFailures(0);
        row.setSecretNumber(0);
        row.setCreatorId(edit.author().requireUser());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        rules.apply(edit.organization(), wanted, row);
        if (wanted.hasWebhook()) {
            row.setHookId(UUID.randomUUID());
        }
        NextRuns.follow(row, edit.time());
        edit.sql().executeInsert(row);
        return BindingProtos.of(edit.organization(), row);
    }

    KpiBinding get(OrganizationTransaction transaction, Author author, KpiBindingId id) {
        kpis.require(transaction, author, id.kpi());
        return transaction
                .sql()
                .selectFrom(KPI_BINDING)
                .where(BindingRows.key(transaction, id))
                .fetchOptional(row -> BindingProtos.of(transaction.organization(), row))
                .orElseThrow(BindingRows.missing(transaction.organization(), id));
    }

    Page<KpiBinding> list(OrganizationTransaction transaction, Author author, KpiId kpi, PageRequest page) {
        kpis.require(transaction, author, kpi);
        Condition after = page.after()
                .map(cursor -> KPI_BINDING.BINDING_ID.gt(cursor.get(0)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(KPI_BINDING)
                                .where(
                                        KPI_BINDING.ORG_ID.eq(transaction.organizationId()),
                                        KPI_BINDING.KPI_ID.eq(kpi.value()),
                                        after)
                                .orderBy(KPI_BINDING.BINDING_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getBindingId()))
                .map(row -> BindingProtos.of(transaction.organization(), row));
    }

    KpiBinding update(Edit edit, KpiBindingId id, Update<KpiBinding> update) {
        kpis.lock(edit, id.kpi());
        KpiBindingRecord row = BindingRows.lock(edit, id);
        KpiBinding before = BindingProtos.of(edit.organization(), row);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        KpiBinding wanted = update.applyTo(before);
        if (wanted.getSourceCase() != before.getSourceCase()) {
            throw ServiceException.invalidField(
                    "kpi_binding.source",
                    wanted.getSourceCase() + " (expected: " + before.getSourceCase() + ", as it was made)");
        }
        rules.apply(edit.organization(), wanted, row);
        if (BindingProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        BindingRows.forgetRuns(row);
        NextRuns.follow(row, edit.time());
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        return BindingProtos.of(edit.organization(), row);
    }

    void delete(Edit edit, KpiBindingId id, String etag) {
        kpis.lock(edit, id.kpi());
        KpiBindingRecord row = BindingRows.lock(edit, id);
        Etag.ofVersion(row.getVersion()).requireMatch(etag, id.in(edit.organization()));
        edit.sql().executeDelete(row);
    }

    /** Counts another secret of a webhook. */
    KpiBindingRecord rotate(Edit edit, KpiBindingId id) {
        kpis.lock(edit, id.kpi());
        KpiBindingRecord row = BindingRows.lock(edit, id);
        if (row.getHookId() == null) {
            throw BindingRows.kindMismatch(edit.organization(), id, row.getSourceKind(), "WEBHOOK");
        }
        row.setSecretNumber(row.getSecretNumber() + 1);
        row.setSecretTime(edit.time());
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        return row;
    }

    private static void requireRoom(Edit edit, KpiId kpi) {
        int present = edit.sql()
                .fetchCount(
                        KPI_BINDING,
                        KPI_BINDING.ORG_ID.eq(edit.organizationId()).and(KPI_BINDING.KPI_ID.eq(kpi.value())));
        if (present >= MAX_BINDINGS) {
            throw ServiceException.of(
                            ErrorReason.TOO_MANY_KPI_BINDINGS, "A KPI has at most " + MAX_BINDINGS + " bindings.")
                    .precondition(
                            ErrorReason.TOO_MANY_KPI_BINDINGS.name(),
                            kpi.in(edit.organization()),
                            present + " bindings (expected: fewer than " + MAX_BINDINGS + ")")
                    .build();
        }
    }
}
