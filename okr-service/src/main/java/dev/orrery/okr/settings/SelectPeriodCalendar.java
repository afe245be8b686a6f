package dev.orrery.okr.settings;

import static dev.orrery.okr.schema.Tables.KPI_SETTINGS;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.ZoneId;

/** When does an organisation's day begin, and its week? */
public final class SelectPeriodCalendar {
    private SelectPeriodCalendar() {}

    public static PeriodCalendar of(OrganizationTransaction transaction) {
        return transaction
                .sql()
                .select(KPI_SETTINGS.TIME_ZONE, KPI_SETTINGS.WEEK_START)
                .from(KPI_SETTINGS)
                .where(KPI_SETTINGS.ORG_ID.eq(transaction.organizationId()))
                .fetchOptional(row -> new PeriodCalendar(ZoneId.of(row.value1()), DayOfWeek.valueOf(row.value2())))
                .orElse(PeriodCalendar.DEFAULT);
    }
}
