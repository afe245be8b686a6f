package dev.orrery.okr.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first wall: what is not one SELECT of known functions on tables of the operator's does not get to a database. */
class SelectTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT day, sum(amount) AS amount FROM sale WHERE day >= date '2026-01-01' GROUP BY day",
                "select s.amount from warehouse.sale s join shop using (shop_id) order by s.sold_at desc limit 10",
                "WITH big AS (SELECT * FROM sale WHERE amount > 100) SELECT count(*) AS n FROM big",
                "SELECT a FROM x UNION ALL SELECT b FROM y",
                "SELECT coalesce(max(amount), 0) AS top FROM sale -- the greatest"
            })
    void letsQueriesPass(String sql) {
        assertThat(SelectText.parse(sql)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sale",
                "INSERT INTO sale VALUES (1)",
                "UPDATE sale SET amount = 0",
                "DELETE FROM sale",
                "TRUNCATE sale",
                "DROP TABLE sale",
                "SET statement_timeout = 0",
                "COPY sale TO PROGRAM 'id'",
                "DO $$ BEGIN END $$",
                "SELECT 1; DROP TABLE sale",
                "SELECT 1; SELECT 2",
                "SELECT * INTO stolen FROM sale",
                "WITH gone AS (DELETE FROM sale RETURNING amount) SELECT amount FROM gone",
                "SELECT pg_sleep(60)",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT set_config('transaction_read_only', 'off', true)",
                "SELECT dblink('host=inside', 'SELECT 1')",
                "SELECT amount FROM sale WHERE lo_import('/etc/passwd') > 0",
                "SELECT rolname FROM pg_roles",
                "SELECT setting FROM pg_catalog.pg_settings",
                "SELECT passwd FROM \"pg_catalog\".\"pg_shadow\"",
                "SELECT amount FROM sale WHERE EXISTS (SELECT 1 FROM PG_CATALOG.pg_authid)",
                "SELECT table_name FROM information_schema.tables"
            })
    void refusesAllElse(String sql) {
        assertThatThrownBy(() -> SelectText.parse(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: ");
    }
}
