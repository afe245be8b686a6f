package dev.orrery.okr.counters;

import static dev.orrery.okr.schema.Tables.ALERT;
import static dev.orrery.okr.schema.Tables.ATTENDED_TIME;
import static dev.orrery.okr.schema.Tables.CHECK_IN;
import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.MEASUREMENT;
import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.v1.Alert;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** How much of each kind happened on these days? A day without any is missing. */
final class SelectDailyCounters {
    private final OrganizationTransaction transaction;
    private final Days days;

    SelectDailyCounters(OrganizationTransaction transaction, Days days) {
        this.transaction = transaction;
        this.days = days;
    }

    /** An event that several attend is one. */
    Map<LocalDate, Integer> events() {
        Field<Integer> count =
                DSL.countDistinct(ATTENDED_TIME.CALENDAR_ID, ATTENDED_TIME.EVENT_ID, ATTENDED_TIME.OCCURRENCE);
        return transaction
                .sql()
                .select(ATTENDED_TIME.DAY, count)
                .from(ATTENDED_TIME)
                .where(
                        ATTENDED_TIME.ORG_ID.eq(transaction.organizationId()),
                        ATTENDED_TIME.DAY.between(days.first(), days.last()))
                .groupBy(ATTENDED_TIME.DAY)
                .fetchMap(ATTENDED_TIME.DAY, count);
    }

    Map<LocalDate, Integer> tasksDone() {
        return count(TASK, TASK.COMPLETE_TIME, TASK.ORG_ID.eq(transaction.organizationId()));
    }

    Map<LocalDate, Integer> checkIns() {
        return count(CHECK_IN, CHECK_IN.CREATE_TIME, CHECK_IN.ORG_ID.eq(transaction.organizationId()));
    }

    Map<LocalDate, Integer> breaches() {
        return count(
                ALERT,
                ALERT.ALERT_TIME,
                ALERT.ORG_ID.eq(transaction.organizationId()).and(ALERT.TYPE.eq(Alert.Type.KPI_BREACH.name())));
    }

    /** KPI by KPI, because that is how measurements are found without reading those of all time. */
    Map<LocalDate, Integer> measurements() {
        Field<LocalDate> day = day(MEASUREMENT.MEASURE_TIME).as("day");
        Field<Integer> count = DSL.count().as("count");
        Table<Record2<LocalDate, Integer>> measured = DSL.lateral(DSL.select(day, count)
                        .from(MEASUREMENT)
                        .where(
                                MEASUREMENT.ORG_ID.eq(KPI.ORG_ID),
                                MEASUREMENT.KPI_ID.eq(KPI.KPI_ID),
                                within(MEASUREMENT.MEASURE_TIME))
                        .groupBy(day))
                .as("measured");
        Field<BigDecimal> sum = DSL.sum(measured.field(count));
        return transaction
                .sql()
                .select(measured.field(day), sum)
                .from(KPI)
                .crossJoin(measured)
                .where(KPI.ORG_ID.eq(transaction.organizationId()))
                .groupBy(measured.field(day))
                .fetchMap(row -> row.value1(), row -> row.value2().intValueExact());
    }

    private Map<LocalDate, Integer> count(Table<?> table, TableField<?, Instant> time, Condition condition) {
        Field<LocalDate> day = day(time).as("day");
        return transaction
                .sql()
                .select(day, DSL.count())
                .from(table)
                .where(condition, within(time))
                .groupBy(day)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private Condition within(Field<Instant> time) {
        return time.ge(days.start()).and(time.lt(days.end()));
    }

    /** In UTC, whatever the session's zone is. */
    private static Field<LocalDate> day(Field<Instant> time) {
        return DSL.field("({0} AT TIME ZONE 'UTC')::date", LocalDate.class, time);
    }
}
