package dev.orrery.kit.tenancy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A query that is rendered once and asked many times, for reads so frequent and small that rendering would be most of
 * their work. What differs from one time to the next is a named parameter ({@link DSL#param}); any other value must be
 * part of the text ({@link DSL#inline}), so that nothing of the first asker can stay in the query of the next.
 */
public final class RenderedQuery {
    private static final String MARK = "\u0001";
    private static final Pattern PARAMETER = Pattern.compile(MARK + "(\\w+)");
    private static final DSLContext RENDERER =
            DSL.using(SQLDialect.POSTGRES, new Settings().withRenderNamedParamPrefix(MARK));

    private static final DSLContext READER = DSL.using(SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));

    private final String sql;
    private final List<String> parameters;
    private final Field<?>[] fields;
    private final boolean hasLock;
    private final boolean isPlannedOnce;

    private RenderedQuery(
            String sql, List<String> parameters, Field<?>[] fields, boolean hasLock, boolean isPlannedOnce) {
        this.sql = sql;
        this.parameters = List.copyOf(parameters);
        this.fields = fields;
        this.hasLock = hasLock;
        this.isPlannedOnce = isPlannedOnce;
    }

    /** Renders a query, whose parameters' present values do not matter. */
    public static RenderedQuery of(Select<?> query) {
        List<String> parameters = new ArrayList<>();
        return new RenderedQuery(render(query, parameters), parameters, selected(query), false, false);
    }

    /**
     * The same of a query whose plan is the best for any values, and is made once by each connection, unless it is part of
     * a transaction. PostgreSQL takes arrays that are known to be short for a reason to plan anew each time, which may take
     * ten times as long as to run the plan.
     */
    public static RenderedQuery plannedOnce(Select<?> query) {
        List<String> parameters = new ArrayList<>();
        return new RenderedQuery(render(query, parameters), parameters, selected(query), false, true);
    }

    /**
     * Renders two queries that are sent together and run one after the other, so that the second sees what the first one,
     * which takes a lock, had to wait for. The answer is that of the second.
     */
    public static RenderedQuery behind(Select<?> lock, Select<?> query) {
        List<String> parameters = new ArrayList<>();
        return new RenderedQuery(
                render(lock, parameters) + "; " + render(query, parameters), parameters, selected(query), true, false);
    }

    /** As they were selected, so that a row finds the columns of tables by what they are and not by their names. */
    private static Field<?>[] selected(Select<?> query) {
        List<? extends SelectFieldOrAsterisk> selected = query.$select();
        boolean areNamed = !selected.isEmpty() && selected.stream().allMatch(Field.class::isInstance);
        return areNamed ? selected.stream().map(Field.class::cast).toArray(Field<?>[]::new) : query.fields();
    }

    private static String render(Select<?> query, List<String> parameters) {
        for (Map.Entry<String, Param<?>> parameter : query.getParams().entrySet()) {
            if (!parameter.getValue().isInline() && parameter.getValue().getParamName() == null) {
                throw new IllegalArgumentException("value " + parameter.getValue() + " in " + query
                        + " (expected: a parameter with a name, or inline)");
            }
        }
        Matcher matcher = PARAMETER.matcher(RENDERER.renderNamedParams(query));
        return matcher.replaceAll(parameter -> {
            parameters.add(parameter.group(1));
            return "?";
        });
    }

    /**
     * Asks it.
     *
     * @param values by the names of the parameters: texts, arrays of texts, numbers, UUIDs, bytes and moments
     */
    public Result<Record> fetch(OrganizationTransaction transaction, Map<String, ?> values) {
        return fetchTogether(transaction, values, List.of(this)).getFirst();
    }

    /** The same where the rows are many: each is read as the driver gives it, without a record of jOOQ in between. */
    public <T> List<T> fetch(OrganizationTransaction transaction, Map<String, ?> values, RowReader<T> reader) {
        return ask(transaction, values, List.of(this), (_, rows) -> {
                    List<T> read = new ArrayList<>();
                    while (rows.next()) {
                        read.add(reader.read(rows));
                    }
                    return read;
                })
                .getFirst();
    }

    /** Asks several of the same values in one round trip, one after the other; answers in their order. */
    public static List<Result<Record>> fetchTogether(
            OrganizationTransaction transaction, Map<String, ?> values, List<RenderedQuery> queries) {
        return ask(transaction, values, queries, (query, rows) -> READER.fetch(rows, query.fields));
    }

    private static <A> List<A> ask(
            OrganizationTransaction transaction,
            Map<String, ?> values,
            List<RenderedQuery> queries,
            AnswerReader<A> reader) {
        String text = queries.stream().map(query -> query.sql).collect(Collectors.joining("; "));
        List<Object> arguments = queries.stream()
                .flatMap(query -> query.arguments(values).stream())
                .toList();
        EnteredConnection entered = transaction.connection();
        boolean isAlone = queries.stream().noneMatch(query -> query.hasLock) && entered.mayReadAlone();
        StatementsAhead ahead = isAlone
                ? entered.settingsOfARead(queries.stream().allMatch(query -> query.isPlannedOnce))
                : transaction.takeAhead();
        try (PreparedStatement statement = ahead.prepare(entered.connection(), text, arguments)) {
            statement.execute();
            skip(statement, ahead.size());
            List<A> answers = new ArrayList<>(queries.size());
            for (RenderedQuery query : queries) {
                skip(statement, (query.hasLock ? 1 : 0) + (answers.isEmpty() ? 0 : 1));
                try (ResultSet rows = statement.getResultSet()) {
                    answers.add(reader.read(query, rows));
                }
            }
            return answers;
        } catch (SQLException failure) {
            throw new DataAccessException(text, failure);
        }
    }

    private static void skip(PreparedStatement statement, int answers) throws SQLException {
        for (int i = 0; i < answers; i++) {
            statement.getMoreResults();
        }
    }

    private List<Object> arguments(Map<String, ?> values) {
        List<Object> arguments = new ArrayList<>();
        for (String parameter : parameters) {
            Object value = values.get(parameter);
            if (value == null) {
                throw new IllegalArgumentException(parameter + ": missing (expected: a value for each parameter)");
            }
            arguments.add(value);
        }
        return arguments;
    }

    /** Makes something of a whole result. */
    @FunctionalInterface
    private interface AnswerReader<A> {
        A read(RenderedQuery query, ResultSet rows) throws SQLException;
    }

    /** Makes something of where a result stands. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
