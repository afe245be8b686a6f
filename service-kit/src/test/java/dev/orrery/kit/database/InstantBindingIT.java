package dev.orrery.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class InstantBindingIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private static final Field<Instant> MOMENT =
            DSL.field(DSL.name("moment"), SQLDataType.TIMESTAMPWITHTIMEZONE.asConvertedDataType(new InstantBinding()));

    /** Often enough that the driver goes over from texts to bytes on the way. */
    private static final int ROUNDS = 8;

    @Test
    void readsWhatItWrote() throws SQLException {
        List<Instant> moments = List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("1582-10-10T12:00:00Z"),
                Instant.parse("1883-11-18T12:03:58Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("2026-11-21T09:00:00.000001Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute("CREATE TEMPORARY TABLE moments (moment timestamptz) ON COMMIT DROP");
            Table<?> table = DSL.table(DSL.name("moments"));

            for (int round = 0; round < ROUNDS; round++) {
                sql.deleteFrom(table).execute();
                moments.forEach(
                        moment -> sql.insertInto(table, MOMENT).values(moment).execute());

                assertThat(sql.select(MOMENT).from(table).orderBy(MOMENT).fetch(MOMENT))
                        .isEqualTo(moments);
                assertThat(sql.fetchCount(table, MOMENT.le(Instant.EPOCH))).isEqualTo(5);
            }
            connection.rollback();
        }
    }

    @Test
    void knowsNothing() throws SQLException {
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute("CREATE TEMPORARY TABLE moments (moment timestamptz) ON COMMIT DROP");
            Table<?> table = DSL.table(DSL.name("moments"));
            sql.insertInto(table, MOMENT).values((Instant) null).execute();

            List<Instant> found = new ArrayList<>(sql.select(MOMENT).from(table).fetch(MOMENT));

            assertThat(found).containsExactly((Instant) null);
            connection.rollback();
        }
    }
}
