package dev.orrery.okr.sources;

import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.RowCountQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.ParseNameCase;
import org.jooq.conf.ParseUnknownFunctions;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ParserException;
import org.jspecify.annotations.Nullable;

/**
 * The first wall around a query that somebody wrote: it is parsed, and what was parsed is what runs, never its text. Only
 * one SELECT of functions that the parser knows passes, on tables that are not the server's own. The second wall, the
 * connection's role and its read-only transaction, holds without this one.
 */
final class SelectText {
    private static final Settings SETTINGS = new Settings()
            .withParseDialect(SQLDialect.POSTGRES)
            .withParseNameCase(ParseNameCase.LOWER_IF_UNQUOTED)
            .withParseUnknownFunctions(ParseUnknownFunctions.FAIL)
            .withExecuteLogging(false);
    private static final DSLContext SQL =
            DSL.using(new DefaultConfiguration().set(SQLDialect.POSTGRES).set(SETTINGS));
    private static final Set<String> SCHEMAS_OF_THE_SERVER = Set.of("pg_catalog", "information_schema");
    private static final String PREFIX_OF_THE_SERVER = "pg_";

    private SelectText() {}

    /** The query; an {@code IllegalArgumentException} says why it may not run. */
    static Select<?> parse(String text) {
        Select<?> select = parsed(text);
        try {
            DSL.using(SQL.configuration().derive(new Inspection())).render(select);
        } catch (DataAccessException unsupported) {
            throw new IllegalArgumentException("not such as PostgreSQL runs (expected: one SELECT)", unsupported);
        }
        return select;
    }

    private static Select<?> parsed(String text) {
        try {
            @Nullable Select<?> select = SQL.parser().parseSelect(text);
            if (select != null) {
                return select;
            }
        } catch (ParserException malformed) {
            throw new IllegalArgumentException(
                    "at character " + malformed.position()
                            + " not understood (expected: one SELECT of known functions)",
                    malformed);
        }
        throw new IllegalArgumentException("empty (expected: one SELECT)");
    }

    /** Looks at each part of a query as it is written out. */
    private static final class Inspection implements VisitListener {
        @Override
        public void visitStart(VisitContext context) {
            QueryPart part = context.queryPart();
            // SELECT INTO and data-modifying WITH are such parts, too.
            if (part instanceof RowCountQuery) {
                throw new IllegalArgumentException("writes (expected: one SELECT)");
            }
            if (part instanceof Table<?> table) {
                requireOfTheOperator(table);
            }
        }

        private static void requireOfTheOperator(Table<?> table) {
            String[] name = table.getQualifiedName().getName();
            String last = name.length == 0 ? "" : name[name.length - 1];
            String schema = name.length < 2 ? "" : name[name.length - 2];
            if (SCHEMAS_OF_THE_SERVER.contains(schema.toLowerCase(Locale.ROOT))
                    || last.toLowerCase(Locale.ROOT).startsWith(PREFIX_OF_THE_SERVER)) {
                throw new IllegalArgumentException(
                        table.getQualifiedName() + " (expected: no table of the server's own)");
            }
        }
    }
}
