package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.TestCaller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is sent as a column arrives as it was, whatever the year. */
@OkrTest
class ColumnsIT {
    @Autowired
    private OrganizationTransactions transactions;

    @Test
    void momentsOfAnyYearArrive() {
        List<Instant> moments = Arrays.asList(
                Instant.parse("-0001-12-31T23:00:00Z"),
                Instant.parse("0000-12-31T23:59:59.999999Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                null,
                Instant.parse("2026-11-22T01:02:03.000004Z"),
                Instant.parse("+10000-01-01T05:00:00Z"));
        List<Instant> arrived = arrived(Column.ofMoments(moments, Function.identity()), OffsetDateTime.class).stream()
                .map(moment -> moment == null ? null : moment.toInstant())
                .toList();
        assertThat(arrived).isEqualTo(moments);
    }

    @Test
    void daysOfAnyYearArrive() {
        List<LocalDate> days =
                Arrays.asList(LocalDate.of(1, 1, 1), null, LocalDate.of(2026, 11, 22), LocalDate.of(10_000, 1, 1));
        assertThat(arrived(Column.ofDays(days, Function.identity()), LocalDate.class))
                .isEqualTo(days);
    }

    private <T> List<T> arrived(Field<?> column, Class<T> type) {
        return transactions.read(
                TestCaller.organization("acme"),
                transaction -> transaction
                        .sql()
                        .resultQuery(
                                "SELECT value FROM unnest({0}) WITH ORDINALITY AS sent(value, place) ORDER BY place",
                                column)
                        .coerce(DSL.field("value", type))
                        .fetch()
                        .getValues(0, type));
    }
}
