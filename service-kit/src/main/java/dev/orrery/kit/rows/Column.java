package dev.orrery.kit.rows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A column of many rows as one array, for statements that take their rows from {@code unnest}, thousands at once. Any
 * value may be missing.
 */
public final class Column {
    /** As PostgreSQL reads dates of any year: without the signs of ISO 8601, and with an era. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NEVER)
            .appendPattern("-MM-dd G")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NEVER)
            .appendPattern("-MM-dd HH:mm:ss.SSSSSSX G")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Column() {}

    /** The texts alone, for queries that take arrays of them. */
    public static <R> String[] texts(Collection<R> rows, Function<R, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    public static <R> Field<?> ofTexts(Collection<R> rows, Function<R, @Nullable String> text) {
        return array("text[]", rows, text, String[]::new);
    }

    public static <R> Field<?> ofBytes(Collection<R> rows, Function<R, byte @Nullable []> bytes) {
        return array("bytea[]", rows, bytes, byte[][]::new);
    }

    public static <R> Field<?> ofCounts(Collection<R> rows, Function<R, @Nullable Long> count) {
        return array("int8[]", rows, count, Long[]::new);
    }

    public static <R> Field<?> ofFlags(Collection<R> rows, Function<R, @Nullable Boolean> flag) {
        return array("bool[]", rows, flag, Boolean[]::new);
    }

    public static <R> Field<?> ofNumbers(Collection<R> rows, Function<R, @Nullable BigDecimal> number) {
        return printed("numeric[]", rows, number, BigDecimal::toPlainString);
    }

    public static <R> Field<?> ofMoments(Collection<R> rows, Function<R, @Nullable Instant> moment) {
        return printed("timestamptz[]", rows, moment, MOMENT::format);
    }

    public static <R> Field<?> ofDays(Collection<R> rows, Function<R, @Nullable LocalDate> day) {
        return printed("date[]", rows, day, Column::day);
    }

    /** A day as PostgreSQL reads it, of any year. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static <R> Field<?> ofIds(Collection<R> rows, Function<R, @Nullable UUID> id) {
        return printed("uuid[]", rows, id, UUID::toString);
    }

    /** Values of any other type, which the database reads from what they print; {@code type} is what it calls that. */
    public static <R> Field<?> ofPrinted(String type, Collection<R> rows, Function<R, @Nullable Object> value) {
        return printed(type + "[]", rows, value, Object::toString);
    }

    /** The driver has no binary arrays of such values, and the database reads their texts faster than we write them. */
    private static <R, T> Field<?> printed(
            String type, Collection<R> rows, Function<R, @Nullable T> value, Function<T, String> text) {
        return array(
                "text[]::" + type,
                rows,
                row -> {
                    T present = value.apply(row);
                    return present == null ? null : text.apply(present);
                },
                String[]::new);
    }

    private static <R, T> Field<?> array(
            String type, Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        Object[] values = rows.stream().map(value).toArray(array);
        return DSL.val(values, SQLDataType.OTHER.asConvertedDataType(new ArrayBinding(type)));
    }
}
