package dev.orrery.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementsAheadIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private static final String INSERT = "INSERT INTO note VALUES (?, ?, ?)";
    private static final Field<String> TITLE = DSL.field(DSL.name("title"), String.class);
    private static final RenderedQuery TITLES = RenderedQuery.of(DSL.select(TITLE)
            .from("note")
            .where(DSL.field(DSL.name("org_id"), UUID.class).eq(DSL.param("organization", SQLDataType.UUID)))
            .orderBy(TITLE));

    private final Organization acme = TestCaller.organization("acme");
    private final OrganizationTransactions transactions = new OrganizationTransactions(
            database.app(),
            ConstraintReasons.builder()
                    .on(
                            "note_pkey",
                            () -> ServiceException.of(CommonReason.ETAG_MISMATCH, "Taken.")
                                    .build())
                    .build());

    @Test
    void commitsWhatNobodyHasAskedAbout() {
        transactions.change(acme, transaction -> {
            write(transaction, "a");
            write(transaction, "b");
        });

        assertThat(transactions.read(acme, StatementsAheadIT::titles)).containsExactly("a", "b");
    }

    @Test
    void showsWhatWasWrittenToWhoeverAsksNext() {
        transactions.change(acme, transaction -> {
            write(transaction, "a");
            write(transaction, "b");
            assertThat(titles(transaction)).containsExactly("a", "b");
            write(transaction, "c");
            assertThat(transaction.sql().fetchCount(DSL.table("note"))).isEqualTo(3);
            assertThat(titles(transaction)).containsExactly("a", "b", "c");
        });
    }

    @Test
    void keepsTheOrderOfWrites() {
        transactions.change(acme, transaction -> {
            write(transaction, "a");
            transaction.writeSoon(DSL.deleteFrom(DSL.table("note")).where(TITLE.eq("a")));
            write(transaction, "a");
        });

        assertThat(transactions.read(acme, StatementsAheadIT::titles)).containsExactly("a");
    }

    @Test
    void saysWhatARefusedWriteMeansAndUndoesTheOthers() {
        transactions.change(acme, transaction -> write(transaction, "taken"));

        assertThatThrownBy(() -> transactions.change(acme, transaction -> {
                    write(transaction, "free");
                    write(transaction, "taken");
                }))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("Taken.");
        assertThat(transactions.read(acme, StatementsAheadIT::titles)).containsExactly("taken");
    }

    @Test
    void writesValuesOfEachType() {
        List<Object> values = List.of(
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                new byte[] {1, 2},
                new String[] {"x"},
                new UUID[] {new UUID(1, 2)},
                new Long[] {3L},
                new Boolean[] {true},
                new byte[][] {{4}},
                new BigDecimal("5.60"),
                LocalDate.parse("2026-01-02"));
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(acme.id().value());
        arguments.add(null);
        arguments.addAll(values);
        transactions.change(
                acme,
                transaction -> transaction.writeSoon(
                        "INSERT INTO note SELECT ?, coalesce(?::text, 'all'), concat_ws(' '"
                                + ", ?".repeat(values.size()) + ")",
                        arguments.toArray()));

        assertThat(transactions.<String>read(
                        acme,
                        transaction -> transaction
                                .sql()
                                .fetchSingle("SELECT body FROM note")
                                .get(0, String.class)))
                .endsWith("{00000000-0000-0001-0000-000000000002} {3} {t} {\"\\\\x04\"} 5.60 2026-01-02");
    }

    @Test
    void refusesAValueThatTheDriverWouldHaveToGuess() {
        assertThatThrownBy(() -> transactions.change(
                        acme,
                        transaction -> transaction.writeSoon(INSERT, acme.id().value(), "a", List.of("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a text");
    }

    private void write(OrganizationTransaction transaction, String title) {
        transaction.writeSoon(INSERT, transaction.organizationId(), title, "text");
    }

    private static List<String> titles(OrganizationTransaction transaction) {
        return TITLES.fetch(transaction, Map.of("organization", transaction.organizationId()))
                .getValues(TITLE);
    }
}
