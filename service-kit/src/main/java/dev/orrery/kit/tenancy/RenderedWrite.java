package dev.orrery.kit.tenancy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A write as it is sent, with its values: what can be made before a transaction has locked what it writes to. */
public record RenderedWrite(String sql, List<@Nullable Object> values) {
    private static final DSLContext RENDERER = DSL.using(SQLDialect.POSTGRES);

    public RenderedWrite {
        values = Collections.unmodifiableList(values);
    }

    /** What jOOQ makes of it; its values are such as {@link RenderedQuery#fetch} takes. */
    public static RenderedWrite of(Query write) {
        return new RenderedWrite(RENDERER.render(write), RENDERER.extractBindValues(write));
    }

    /** A statement with {@code ?} where its values go. */
    public static RenderedWrite of(String sql, @Nullable Object... values) {
        return new RenderedWrite(sql, Arrays.asList(values));
    }
}
