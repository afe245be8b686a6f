package dev.orrery.calendar.eventstore;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;

/**
 * Rows on their way into a table, all values of a column as one array: a statement that takes them from {@code unnest} is
 * the same however many they are, and is read and planned once for all.
 */
final class UnnestedRows {
    /** What statements call the rows. */
    private static final Name ALIAS = DSL.name("written");

    private static final Configuration POSTGRES = DSL.using(SQLDialect.POSTGRES).configuration();

    private final List<? extends TableRecord<?>> rows;
    private final List<Field<?>> columns;

    /** Takes rows of which the same columns are set; at least one. */
    UnnestedRows(List<? extends TableRecord<?>> rows) {
        this.rows = List.copyOf(rows);
        TableRecord<?> first = rows.getFirst();
        this.columns = Arrays.stream(first.fields())
                .<Field<?>>map(column -> column)
                .filter(first::touched)
                .toList();
    }

    /** Adds rows to their table. */
    static void insert(OrganizationTransaction transaction, List<? extends TableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UnnestedRows unnested = new UnnestedRows(rows);
        transaction
                .sql()
                .query(
                        "INSERT INTO {0} ({1}) SELECT {2} FROM {3}",
                        rows.getFirst().getTable(), unnested.names(), unnested.values(), unnested.from())
                .execute();
    }

    /** The names of the columns. */
    QueryPart names() {
        return DSL.list(columns.stream().map(Field::getUnqualifiedName).toList());
    }

    /** What the columns of a row are to be. */
    QueryPart values() {
        return DSL.list(columns.stream().map(UnnestedRows::value).toList());
    }

    /** All rows as a table, {@code written}. */
    QueryPart from() {
        return DSL.sql(
                "unnest({0}) AS {1} ({2})",
                DSL.list(columns.stream().map(this::array).toList()), ALIAS, names());
    }

    private static QueryPart value(Field<?> column) {
        Name name = ALIAS.append(column.getUnqualifiedName());
        return column.getType().isArray() ? DSL.sql("CAST({0} AS text[])", name) : name;
    }

    private Field<?> array(Field<?> column) {
        Class<?> type = column.getType();
        if (type.isArray()) {
            // PostgreSQL has no arrays of lists that are not equally long.
            return Column.ofTexts(rows, row -> literal((Object[]) row.get(column)));
        }
        if (type == String.class) {
            return Column.ofTexts(rows, row -> (String) row.get(column));
        }
        if (type == Boolean.class) {
            return Column.ofFlags(rows, row -> (Boolean) row.get(column));
        }
        if (type == Long.class) {
            return Column.ofCounts(rows, row -> (Long) row.get(column));
        }
        if (type == Instant.class) {
            return Column.ofMoments(rows, row -> (Instant) row.get(column));
        }
        return Column.ofPrinted(column.getDataType().getCastTypeName(POSTGRES), rows, row -> row.get(column));
    }

    /** A list as PostgreSQL writes it. */
    private static String literal(Object[] values) {
        return values.length == 0
                ? "{}"
                : Arrays.stream(values)
                        .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                        .collect(Collectors.joining("\",\"", "{\"", "\"}"));
    }
}
