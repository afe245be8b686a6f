package dev.orrery.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class RenderedQueryIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private static final Field<String> TITLE = DSL.field(DSL.name("title"), String.class);
    /** The driver prepares a statement once it was asked a few times, and then sends it another way. */
    private static final int MORE_THAN_UNTIL_PREPARED = 20;

    private static final Field<String> BODY = DSL.field(DSL.name("body"), String.class);

    private final Organization acme = TestCaller.organization("acme");
    private final OrganizationTransactions transactions = new OrganizationTransactions(
            database.app(), ConstraintReasons.builder().build());

    @Test
    void answersAsTheQueryThatItWasRenderedOf() {
        RenderedQuery byTitles = RenderedQuery.of(DSL.select(TITLE, BODY)
                .from("note")
                .where(
                        TITLE.eq(DSL.any(DSL.param("titles", String[].class))),
                        BODY.ne(DSL.param("body", String.class)),
                        BODY.ne(DSL.inline("never :this nor ?")))
                .orderBy(TITLE));
        transactions.change(acme, transaction -> {
            for (String id : List.of("a", "b", "c", "d")) {
                transaction
                        .sql()
                        .execute("INSERT INTO note VALUES (?, ?, ?)", acme.id().value(), id, "text of " + id);
            }
        });

        List<String> found = transactions.read(
                acme,
                transaction -> byTitles.fetch(
                                transaction, Map.of("titles", new String[] {"d", "b", "a"}, "body", "text of b"))
                        .map(row -> row.get(TITLE) + ": " + row.get(BODY)));

        assertThat(found).containsExactly("a: text of a", "d: text of d");
    }

    @Test
    void answersWithAllColumnsOfWhatItSelectsFrom() {
        Table<?> notes = DSL.select(TITLE, BODY).from("note").asTable("notes");
        RenderedQuery all = RenderedQuery.of(DSL.selectFrom(notes));
        RenderedQuery everything = RenderedQuery.of(DSL.select(DSL.asterisk()).from(notes));
        transactions.change(acme, transaction -> write(transaction, "plan"));

        List<String> found = transactions.read(
                acme,
                transaction -> List.of(
                        all.fetch(transaction, Map.of()).getFirst().get(TITLE),
                        everything.fetch(transaction, Map.of()).getFirst().get(BODY)));

        assertThat(found).containsExactly("plan", "body");
    }

    @Test
    void bindsEachTimeWhatItIsGiven() {
        Field<Instant> moment = DSL.param("moment", SQLDataType.INSTANT).as("moment");
        Field<UUID> id = DSL.param("id", SQLDataType.UUID).as("id");
        Field<Integer> number = DSL.param("number", SQLDataType.INTEGER).as("number");
        RenderedQuery echo = RenderedQuery.of(DSL.select(moment, id, number));

        for (int i = 0; i < 10; i++) {
            int expected = i;
            UUID uuid = new UUID(1, i);
            Instant time = Instant.parse("1969-12-31T23:59:59.123456Z").plusSeconds(i);
            transactions.read(acme, transaction -> {
                assertThat(echo.fetch(transaction, Map.of("moment", time, "id", uuid, "number", expected)))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.get(moment)).isEqualTo(time);
                            assertThat(row.get(id)).isEqualTo(uuid);
                            assertThat(row.get(number)).isEqualTo(expected);
                        });
                return true;
            });
        }
    }

    @Test
    void answersTheSecondOfTwoQueriesThatAreSentTogether() {
        Field<Long> key = DSL.param("key", SQLDataType.BIGINT);
        RenderedQuery behindLock = RenderedQuery.behind(
                DSL.select(DSL.field("pg_advisory_xact_lock({0})", SQLDataType.OTHER, key)),
                DSL.select(DSL.count())
                        .from("pg_locks")
                        .where("locktype = 'advisory'")
                        .and(DSL.field("objid", Long.class).eq(DSL.cast(key, Long.class))));

        for (long i = 1; i <= 10; i++) {
            Map<String, Long> values = Map.of("key", 4_711 + i);
            assertThat(transactions.<Integer>read(
                            acme,
                            transaction ->
                                    behindLock.fetch(transaction, values).get(0).get(0, Integer.class)))
                    .isEqualTo(1);
        }
    }

    @Test
    void answersSeveralThatAreAskedTogetherInTheirOrder() {
        Field<String> id = DSL.param("id", String.class);
        RenderedQuery byTitle = RenderedQuery.of(DSL.select(TITLE).from("note").where(TITLE.eq(id)));
        RenderedQuery others = RenderedQuery.of(
                DSL.select(TITLE, BODY).from("note").where(TITLE.ne(id)).orderBy(TITLE));
        RenderedQuery none = RenderedQuery.of(DSL.select(BODY).from("note").where(DSL.falseCondition()));
        transactions.change(
                acme, transaction -> List.of("plan", "review", "talk").forEach(title -> write(transaction, title)));

        for (int i = 0; i < MORE_THAN_UNTIL_PREPARED; i++) {
            List<List<?>> answers = transactions.read(
                    acme,
                    transaction -> RenderedQuery.fetchTogether(
                                    transaction, Map.of("id", "review"), List.of(byTitle, none, others, byTitle))
                            .stream()
                            .<List<?>>map(answer -> answer.getValues(0))
                            .toList());
            assertThat(answers)
                    .containsExactly(List.of("review"), List.of(), List.of("plan", "talk"), List.of("review"));
        }
    }

    @Test
    void refusesAValueThatWouldStayInTheQuery() {
        assertThatThrownBy(() -> RenderedQuery.of(DSL.select(TITLE).from("note").where(TITLE.eq("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a parameter with a name, or inline");
    }

    @Test
    void refusesToAskWithoutAValue() {
        RenderedQuery byId =
                RenderedQuery.of(DSL.select(TITLE).from("note").where(TITLE.eq(DSL.param("id", String.class))));

        assertThatThrownBy(() -> transactions.read(acme, transaction -> byId.fetch(transaction, Map.of("other", "a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id: missing");
    }

    @Test
    void seesItsOrganizationHoweverOftenItIsAsked() {
        RenderedQuery all = RenderedQuery.of(DSL.select(TITLE, BODY).from("note"));
        Organization globex = TestCaller.organization("globex");
        transactions.change(acme, transaction -> write(transaction, "plan"));

        for (int i = 0; i < MORE_THAN_UNTIL_PREPARED; i++) {
            assertThat(titles(acme, all)).containsExactly("plan");
            assertThat(titles(globex, all)).isEmpty();
        }
    }

    @Test
    void isOneTransactionWithWhatFollows() {
        RenderedQuery all = RenderedQuery.of(DSL.select(TITLE, BODY).from("note"));
        transactions.change(acme, transaction -> write(transaction, "plan"));

        for (int i = 0; i < MORE_THAN_UNTIL_PREPARED; i++) {
            List<Integer> counts = transactions.read(acme, transaction -> {
                int alone = all.fetch(transaction, Map.of()).size();
                int begun = transaction.sql().fetchCount(DSL.table("note"));
                return List.of(alone, begun, all.fetch(transaction, Map.of()).size());
            });

            assertThat(counts).containsOnly(1);
        }
    }

    @Test
    void seesInAWriteWhatTheWriteHasWritten() {
        RenderedQuery all = RenderedQuery.of(DSL.select(TITLE, BODY).from("note"));

        assertThatThrownBy(() -> transactions.change(acme, transaction -> {
                    assertThat(all.fetch(transaction, Map.of())).isEmpty();
                    write(transaction, "plan");
                    assertThat(all.fetch(transaction, Map.of())).hasSize(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(titles(acme, all)).isEmpty();
    }

    @Test
    void isPlannedOnceAndNothingElseIs() {
        Field<String> mode = DSL.field("current_setting('plan_cache_mode')", String.class);
        RenderedQuery plannedOnce = RenderedQuery.plannedOnce(DSL.select(mode));
        RenderedQuery planned = RenderedQuery.of(DSL.select(mode));

        List<String> modes = transactions.read(
                acme,
                transaction -> List.of(
                        plannedOnce.fetch(transaction, Map.of()).getFirst().get(mode),
                        planned.fetch(transaction, Map.of()).getFirst().get(mode),
                        transaction.sql().fetchSingle(mode).get(mode),
                        plannedOnce.fetch(transaction, Map.of()).getFirst().get(mode)));

        assertThat(modes).containsExactly("force_generic_plan", "auto", "auto", "auto");
    }

    @Test
    void refusesToWriteInARead() {
        RenderedQuery writing = RenderedQuery.of(DSL.select(DSL.field("lo_create(0)")));

        assertThatThrownBy(() -> transactions.read(acme, transaction -> writing.fetch(transaction, Map.of())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("read-only");
    }

    @Test
    void isUnavailableWhenItTakesTooLong() {
        RenderedQuery sleeping = RenderedQuery.of(DSL.select(DSL.field("pg_sleep(10)")));

        assertThatThrownBy(() -> transactions.read(
                        acme, Duration.ofMillis(50), transaction -> sleeping.fetch(transaction, Map.of())))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void refusesAValueOfATypeThatTheDriverWouldAskFor() {
        RenderedQuery byId =
                RenderedQuery.of(DSL.select(TITLE).from("note").where(TITLE.eq(DSL.param("id", String.class))));

        assertThatThrownBy(() ->
                        transactions.read(acme, transaction -> byId.fetch(transaction, Map.of("id", new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a text");
    }

    private List<String> titles(Organization organization, RenderedQuery query) {
        return transactions.read(
                organization, transaction -> query.fetch(transaction, Map.of()).map(row -> row.get(TITLE)));
    }

    private static void write(OrganizationTransaction transaction, String title) {
        transaction.sql().execute("INSERT INTO note VALUES (?, ?, 'body')", transaction.organizationId(), title);
    }
}
