package dev.orrery.okr.kpis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Where walks began, as a table to join: one statement finds what is of after that, for any number of KPIs. */
final class WalkBegins {
    static final Field<String> KPI_ID = DSL.field(DSL.name("walk", "kpi_id"), SQLDataType.CLOB);
    static final Field<Instant> FROM = DSL.field(DSL.name("walk", "began"), SQLDataType.INSTANT);

    /** The moment right before. */
    static final Field<Instant> LAST_BEFORE = DSL.field("({0} - interval '1 microsecond')", SQLDataType.INSTANT, FROM);

    private WalkBegins() {}

    static Table<Record> of(List<Walk> walks) {
        return DSL.table(
                "unnest({0}, {1}) AS walk (kpi_id, began)",
                DSL.val(walks.stream().map(Walk::kpiId).toArray(String[]::new), SQLDataType.CLOB.array()),
                DSL.val(
                        walks.stream()
                                .map(walk -> walk.from().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        SQLDataType.TIMESTAMPWITHTIMEZONE.array()));
    }
}
