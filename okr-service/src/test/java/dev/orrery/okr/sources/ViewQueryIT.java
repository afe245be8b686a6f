package dev.orrery.okr.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.okr.Warehouse;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second wall, asked without the first: any text between parentheses can do no more than read in its time. */
class ViewQueryIT {
    private static final RunMoment MOMENT =
            new RunMoment(Instant.parse("2026-11-21T09:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static EmbeddedDatabase database;

    @BeforeAll
    static void build() {
        database = EmbeddedDatabase.of("okr");
        Warehouse.createIn(database);
        Warehouse.run(
                database,
                "INSERT INTO warehouse.sale VALUES ('a', '2026-11-20 09:00Z', '2026-11-20', 12.5),"
                        + " ('b', '2026-11-20 10:00Z', '2026-11-21', NULL)");
    }

    @Test
    void readsValuesAndMomentsOfAllKinds() throws Exception {
        assertThat(rows("SELECT amount AS v, sold_at AS t FROM sale WHERE shop = 'a'", "t"))
                .containsExactly(new RowReadings.Row(Instant.parse("2026-11-20T09:00:00Z"), new BigDecimal("12.5")));
        // A day begins, and a wall clock stands, in the zone of the binding.
        assertThat(rows("SELECT amount AS v, day AS t FROM sale WHERE shop = 'b'", "t"))
                .containsExactly(new RowReadings.Row(Instant.parse("2026-11-20T23:00:00Z"), null));
        assertThat(rows("SELECT 7 AS v, '2026-11-20 12:00'::timestamp AS t", "t"))
                .containsExactly(new RowReadings.Row(Instant.parse("2026-11-20T11:00:00Z"), new BigDecimal("7")));
        assertThat(rows("SELECT 0.5::float AS v", ""))
                .containsExactly(new RowReadings.Row(null, new BigDecimal("0.5")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT amount AS v FROM payroll.salary | QUERY_REFUSED | 42501",
                "SELECT version AS v FROM okr.kpi | QUERY_REFUSED | 42501",
                "SELECT sell() AS v | QUERY_REFUSED | 25006",
                "SELECT nextval('counter') AS v | QUERY_REFUSED | 25006",
                "SELECT lo_create(0)::bigint AS v | QUERY_REFUSED | 25006",
                "SELECT set_config('transaction_read_only', 'off', true)::int AS v | QUERY_REFUSED | 25001",
                "SELECT length(pg_read_file('/etc/passwd')) AS v | QUERY_REFUSED | 42501",
                "SELECT amount AS v FROM sale FOR UPDATE | QUERY_REFUSED | 25006",
                "SELECT 'NaN'::numeric AS v | QUERY_REFUSED | ''",
                "SELECT 'many' AS v | QUERY_REFUSED | 22P02",
                "SELECT amount FROM sale | QUERY_REFUSED | 42703",
                "SELECT 1 AS v FROM pg_sleep(3600) | TOO_SLOW | ''",
                "SELECT set_config('statement_timeout', '0', false) AS c, 1 AS v FROM pg_sleep(3600) | TOO_SLOW | ''",
                "SELECT g AS v FROM generate_series(1, 1000000) g | TOO_LARGE | ''"
            })
    void doesNoMoreThanReadInItsTime(String sql, Fault fault, String state) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> rows(sql, ""));

        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure.text()).contains(state).doesNotContain("salary", "warehouse", Warehouse.READER);
        assertThat(count()).isEqualTo(2);
    }

    private static List<RowReadings.Row> rows(String sql, String timeColumn) throws SourceException, SQLException {
        PostgresView settings = PostgresView.newBuilder()
                .setValueColumn("v")
                .setTimeColumn(timeColumn)
                .build();
        try (Connection connection =
                DriverManager.getConnection(database.url(), Warehouse.READER, Warehouse.PASSWORD)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return new ViewQuery(connection, Duration.ofMillis(500))
                    .rows(DSL.table("(" + sql + ")").as("asked"), settings, MOMENT);
        }
    }

    private static int count() {
        try (Connection admin = database.admin()) {
            return DSL.using(admin).fetchCount(DSL.table("warehouse.sale"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
