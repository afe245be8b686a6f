package dev.orrery.kit.rows;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * Arrays as the driver itself sends them, in binary. jOOQ's own binding prints an array element by element, which for
 * thousands of rows took longer than the statement that they are for.
 */
final class ArrayBinding extends AbstractBinding<Object, Object[]> {
    private static final long serialVersionUID = 1L;

    private static final Converter<Object, Object[]> CONVERTER =
            Converter.ofNullable(Object.class, Object[].class, Object[].class::cast, Object.class::cast);

    private final String type;

    /** {@code type} is that of the driver's array, and may go on with what it is to become: {@code text[]::uuid[]}. */
    ArrayBinding(String type) {
        this.type = type;
    }

    @Override
    public Converter<Object, Object[]> converter() {
        return CONVERTER;
    }

    @Override
    protected void sqlBind(BindingSQLContext<Object[]> context) {
        context.render().sql(context.variable()).sql("::").sql(type);
    }

    @Override
    public void set(BindingSetStatementContext<Object[]> context) throws SQLException {
        String elements = type.substring(0, type.indexOf('['));
        context.statement()
                .setArray(
                        context.index(), context.statement().getConnection().createArrayOf(elements, context.value()));
    }

    @Override
    public void get(BindingGetResultSetContext<Object[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("columns are only sent");
    }
}
