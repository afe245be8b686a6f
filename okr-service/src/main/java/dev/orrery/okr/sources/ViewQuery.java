package dev.orrery.okr.sources;

import dev.orrery.kit.errors.SqlFailures;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The second wall around a query: one read-only transaction under the connection's role, which ends each statement when
 * its time is over. The query stands in a larger one that takes two columns and no more rows than may be.
 */
final class ViewQuery {
    static final int MAX_ROWS = 10_000;

    private static final String QUERY_CANCELED = "57014";
    private static final String CONNECTION_LOST = "08";

    private final Connection connection;
    private final Duration timeout;

    ViewQuery(Connection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Checks and runs the query of a binding. */
    List<Reading> read(PostgresView settings, RunMoment moment) throws SourceException {
        Select<?> select;
        try {
            select = SelectText.parse(settings.getSql());
        } catch (IllegalArgumentException refused) {
            throw new SourceException(Fault.QUERY_REFUSED, "sql: " + refused.getMessage(), refused);
        }
        return new RowReadings(settings, moment).of(rows(DSL.table(select).as("asked"), settings, moment));
    }

    /** The values and moments of what stands in parentheses. */
    List<RowReadings.Row> rows(Table<?> asked, PostgresView settings, RunMoment moment) throws SourceException {
        DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
        try {
            enter(sql, moment);
            List<RowReadings.Row> rows = new ArrayList<>();
            for (Record2<BigDecimal, Instant> row : sql.select(
                            value(settings.getValueColumn()), time(settings.getTimeColumn()))
                    .from(asked)
                    .limit(MAX_ROWS + 1)
                    .fetch()) {
                rows.add(new RowReadings.Row(row.value2(), row.value1()));
            }
            connection.rollback();
            if (rows.size() > MAX_ROWS) {
                throw new SourceException(Fault.TOO_LARGE, "rows: more than " + MAX_ROWS + " (expected: at most that)");
            }
            return rows;
        } catch (DataAccessException | SQLException failure) {
            throw meaning(failure);
        }
    }

    /** What holds for this transaction, whatever the connection's role has set. */
    private void enter(DSLContext sql, RunMoment moment) {
        sql.execute(
                "SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),"
                        + " set_config('transaction_read_only', 'on', true), set_config('TimeZone', ?, true)",
                Long.toString(timeout.toMillis()),
                Long.toString(timeout.toMillis()),
                moment.zone().getId());
    }

    private static Field<BigDecimal> value(String column) {
        return DSL.field(DSL.name("asked", column)).cast(SQLDataType.NUMERIC);
    }

    /** What has no zone has the transaction's. */
    private static Field<Instant> time(String column) {
        return column.isEmpty()
                ? DSL.castNull(SQLDataType.INSTANT)
                : DSL.field(DSL.name("asked", column)).cast(SQLDataType.INSTANT);
    }

    /** A code of the standard tells what is wrong with the query, and nothing of the database. */
    private static SourceException meaning(Exception failure) {
        SQLException cause = SqlFailures.innermost(failure);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(QUERY_CANCELED)) {
            return new SourceException(Fault.TOO_SLOW, "query: takes too long", failure);
        }
        if (state.startsWith(CONNECTION_LOST)) {
            return new SourceException(Fault.UNREACHABLE, "connection: was lost", failure);
        }
        return new SourceException(
                Fault.QUERY_REFUSED, "query: SQLSTATE " + state + " (expected: rows of numbers and moments)", failure);
    }
}
