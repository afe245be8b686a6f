package dev.orrery.okr.rows;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A column of many rows as one array, for statements that take their rows from {@code unnest}, thousands at once. */
public final class Column {
    private Column() {}

    public static <R, T> Field<T[]> of(Collection<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return DSL.val(rows.stream().map(value).toArray(array));
    }

    /** Of moments, some of which may be missing. */
    public static <R> Field<OffsetDateTime[]> ofMoments(Collection<R> rows, Function<R, Instant> moment) {
        return of(
                rows,
                row -> {
                    Instant at = moment.apply(row);
                    return at == null ? null : at.atOffset(ZoneOffset.UTC);
                },
                OffsetDateTime[]::new);
    }
}
