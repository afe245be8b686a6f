package dev.orrery.kit.database;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/**
 * Moments ({@code timestamptz}) as the driver itself reads and writes them. jOOQ's own binding asks the driver for text,
 * and parses that: a moment that came as eight bytes is printed and read again.
 */
public final class InstantBinding extends AbstractBinding<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1L;

    private static final Converter<OffsetDateTime, Instant> CONVERTER =
            Converter.ofNullable(OffsetDateTime.class, Instant.class, OffsetDateTime::toInstant, InstantBinding::utc);

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return CONVERTER;
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        @Nullable Instant value = context.value();
        if (value == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            context.statement().setObject(context.index(), utc(value));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        @Nullable OffsetDateTime value = context.resultSet().getObject(context.index(), OffsetDateTime.class);
        context.value(value == null ? null : value.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
