package dev.orrery.okr.settings;

import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.KPI_SETTINGS;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.schema.tables.records.KpiSettingsRecord;
import dev.orrery.okr.v1.KpiSettings;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The settings of organisations. Other ones make the periods of all KPIs other ones. */
@Component
final class KpiSettingsStore {
    static final NamePattern NAME = NamePattern.of("orgs/{org}/kpiSettings");

    KpiSettings get(OrganizationTransaction transaction) {
        return KpiSettingsProtos.of(transaction.organization(), row(transaction));
    }

    KpiSettings update(Edit edit, Update<KpiSettings> update) {
        // Two first ones at once have no row to wait for each other at.
        edit.sql()
                .insertInto(KPI_SETTINGS)
                .set(initial(edit.transaction()))
                .onConflictDoNothing()
                .execute();
        KpiSettingsRecord row = edit.sql()
                .selectFrom(KPI_SETTINGS)
                .where(KPI_SETTINGS.ORG_ID.eq(edit.organizationId()))
                .forNoKeyUpdate()
                .fetchSingle();
        KpiSettings before = KpiSettingsProtos.of(edit.organization(), row);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        KpiSettingsProtos.apply(update.applyTo(before), row);
        if (KpiSettingsProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        redefineKpis(edit);
        return edit.changes().updated(before, KpiSettingsProtos.of(edit.organization(), row));
    }

    /** The job that lets time pass for KPIs works out their histories anew. */
    private static void redefineKpis(Edit edit) {
        edit.sql()
                .update(KPI)
                .set(KPI.IS_REDEFINED, true)
                .set(KPI.NEXT_EVALUATION_TIME, edit.time())
                .where(KPI.ORG_ID.eq(edit.organizationId()))
                .execute();
    }

    private static KpiSettingsRecord row(OrganizationTransaction transaction) {
        return transaction
                .sql()
                .selectFrom(KPI_SETTINGS)
                .where(KPI_SETTINGS.ORG_ID.eq(transaction.organizationId()))
                .fetchOptional()
                .orElseGet(() -> initial(transaction));
    }

    private static KpiSettingsRecord initial(OrganizationTransaction transaction) {
        return new KpiSettingsRecord(
                transaction.organizationId(),
                PeriodCalendar.DEFAULT.zone().getId(),
                PeriodCalendar.DEFAULT.weekStart().name(),
                0L,
                Instant.EPOCH);
    }
}
