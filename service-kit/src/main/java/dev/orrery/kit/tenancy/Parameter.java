package dev.orrery.kit.tenancy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a value is given to the driver, by its type alone; columns of many rows are arrays. */
final class Parameter {
    private Parameter() {}

    static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant moment -> statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case String[] texts -> array(statement, index, "text", texts);
            case UUID[] ids -> array(statement, index, "uuid", ids);
            case Long[] numbers -> array(statement, index, "int8", numbers);
            case Boolean[] flags -> array(statement, index, "bool", flags);
            case byte[][] bytes -> array(statement, index, "bytea", bytes);
            case String _, UUID _, Number _, Boolean _, OffsetDateTime _, LocalDateTime _, LocalDate _ ->
                statement.setObject(index, value);
            default ->
                throw new IllegalArgumentException(
                        value.getClass() + " (expected: a text, an id, a number, a flag, a date, or an array of them)");
        }
    }

    private static void array(PreparedStatement statement, int index, String type, Object[] elements)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
    }
}
