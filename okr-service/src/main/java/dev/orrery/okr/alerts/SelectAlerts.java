package dev.orrery.okr.alerts;

import static dev.orrery.okr.schema.Tables.ALERT;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.rows.FilterConditions;
import dev.orrery.okr.v1.Alert;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What has happened in an organisation that somebody should know? The latest first. */
final class SelectAlerts {
    private SelectAlerts() {}

    static Page<Alert> page(OrganizationTransaction transaction, String filter, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> DSL.row(ALERT.ALERT_TIME, ALERT.ALERT_ID)
                        .lt(DSL.row(Instant.parse(cursor.get(0)), cursor.get(1))))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(ALERT)
                                .where(
                                        ALERT.ORG_ID.eq(transaction.organizationId()),
                                        filters(transaction.organization()).of(filter),
                                        after)
                                .orderBy(ALERT.ALERT_TIME.desc(), ALERT.ALERT_ID.desc())
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getAlertTime(), row.getAlertId()))
                .map(row -> AlertProtos.of(transaction.organization(), row));
    }

    private static FilterConditions filters(Organization organization) {
        References references = new References(organization);
        return new FilterConditions()
                .on("subject", ALERT.KPI_ID, value -> references.idOrNull("filter", KpiId.NAME, value))
                .on("type", ALERT.TYPE, Alert.Type.class);
    }
}
