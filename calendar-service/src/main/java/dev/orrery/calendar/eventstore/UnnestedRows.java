package dev.orrery.calendar.eventstore;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.RenderedWrite;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table, all values of a column as one array, which the statement takes from {@code unnest}. What
 * a column says alike in all rows, as most do within a file, is sent once and beside that: for each array that it unnests
 * PostgreSQL keeps a table. So statements differ with the columns that do, and not with how many rows there are.
 */
final class UnnestedRows {
    /** What statements call the rows. */
    private static final Name ALIAS = DSL.name("written");

    private static final Name UNNESTED = DSL.name("unnested");

    private static final Configuration POSTGRES = DSL.using(SQLDialect.POSTGRES).configuration();

    private final List<Values> columns;

    /** Takes rows of which the same columns are set; at least one. */
    UnnestedRows(List<? extends TableRecord<?>> rows) {
        TableRecord<?> first = rows.getFirst();
        this.columns = IntStream.range(0, first.size())
                .filter(first::touched)
                .mapToObj(column -> Values.of(
                        Objects.requireNonNull(first.field(column)),
                        rows.stream()
                                .<@Nullable Object>map(row -> row.get(column))
                                .toList()))
                .toList();
    }

    /** What adds rows to their table: nothing where there are none. */
    static Optional<RenderedWrite> insertion(List<? extends TableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        UnnestedRows unnested = new UnnestedRows(rows);
        return Optional.of(RenderedWrite.of(DSL.query(
                "INSERT INTO {0} ({1}) SELECT {2} FROM {3}",
                rows.getFirst().getTable(), unnested.names(), unnested.values(), unnested.from())));
    }

    /** The names of the columns. */
    QueryPart names() {
        return names(columns.stream());
    }

    /** What the columns of a row are to be. */
    QueryPart values() {
        return DSL.list(
                columns.stream().map(column -> ALIAS.append(column.name())).toList());
    }

    /** All rows as a table, {@code written}. */
    QueryPart from() {
        QueryPart row = DSL.list(columns.stream().map(UnnestedRows::value).toList());
        List<Values> various =
                columns.stream().filter(column -> !column.areAlike()).toList();
        return various.isEmpty()
                ? DSL.sql("(SELECT {0}) AS {1}", row, ALIAS)
                : DSL.sql(
                        "(SELECT {0} FROM unnest({1}) AS {2} ({3})) AS {4}",
                        row,
                        DSL.list(various.stream().map(UnnestedRows::array).toList()),
                        UNNESTED,
                        names(various.stream()),
                        ALIAS);
    }

    private static QueryPart names(Stream<Values> columns) {
        return DSL.list(columns.map(Values::name).toList());
    }

    private static QueryPart value(Values column) {
        Name name = UNNESTED.append(column.name());
        if (column.areAlike()) {
            return DSL.sql("{0} AS {1}", column.common(), column.name());
        }
        return column.type().isArray() ? DSL.sql("CAST({0} AS text[]) AS {1}", name, column.name()) : name;
    }

    private static Field<?> array(Values column) {
        List<?> values = column.values();
        Class<?> type = column.type();
        if (type.isArray()) {
            // PostgreSQL has no arrays of lists that are not equally long.
            return Column.ofTexts(values, value -> literal((Object[]) value));
        }
        if (type == String.class) {
            return Column.ofTexts(values, String.class::cast);
        }
        if (type == Boolean.class) {
            return Column.ofFlags(values, Boolean.class::cast);
        }
        if (type == Long.class) {
            return Column.ofCounts(values, Long.class::cast);
        }
        if (type == Instant.class) {
            return Column.ofMoments(values, Instant.class::cast);
        }
        return Column.ofPrinted(column.field().getDataType().getCastTypeName(POSTGRES), values, value -> value);
    }

    /** A list as PostgreSQL writes it. */
    private static String literal(Object[] values) {
        return values.length == 0
                ? "{}"
                : Arrays.stream(values)
                        .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                        .collect(Collectors.joining("\",\"", "{\"", "\"}"));
    }

    /** A column, and what it says of each row. */
    private record Values(Field<?> field, List<@Nullable Object> values, boolean areAlike) {
        static Values of(Field<?> field, List<@Nullable Object> values) {
            Object first = values.getFirst();
            return new Values(field, values, values.stream().allMatch(value -> Objects.deepEquals(value, first)));
        }

        Name name() {
            return field.getUnqualifiedName();
        }

        Class<?> type() {
            return field.getType();
        }

        /** What it says of each, where they are alike; sent as a text where the driver knows nothing like it. */
        Field<?> common() {
            Object value = values.getFirst();
            Field<?> sent = switch (value) {
                case JSONB json -> DSL.val(json.data());
                case Object[] list -> DSL.val(literal(list));
                case null, default -> DSL.val(value, field);
            };
            return DSL.cast(sent, field.getDataType());
        }
    }
}
