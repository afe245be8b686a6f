package dev.orrery.calendar.layers;

import static dev.orrery.calendar.schema.Tables.DERIVED_EVENT;

import dev.orrery.calendar.schema.tables.records.DerivedEventRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps the dates of goals and work. */
public final class DerivedEvents {
    private DerivedEvents() {}

    /** The stream says which dates each of some resources has. */
    public static void set(OrganizationTransaction transaction, Map<String, List<DerivedEvent>> bySource) {
        if (bySource.isEmpty()) {
            return;
        }
        remove(transaction, DERIVED_EVENT.SOURCE.eq(DSL.any(bySource.keySet().toArray(new String[0]))));
        List<DerivedEventRecord> rows = bySource.values().stream()
                .flatMap(List::stream)
                .map(event -> row(transaction, event))
                .toList();
        if (!rows.isEmpty()) {
            transaction.sql().insertInto(DERIVED_EVENT).set(rows).execute();
        }
    }

    /** These resources are all that there are. */
    public static void removeAllBut(OrganizationTransaction transaction, Collection<String> sources) {
        remove(transaction, DERIVED_EVENT.SOURCE.ne(DSL.all(sources.toArray(new String[0]))));
    }

    private static DerivedEventRecord row(OrganizationTransaction transaction, DerivedEvent event) {
        DerivedEventRecord row = new DerivedEventRecord();
        row.setOrgId(transaction.organizationId());
        row.setSource(event.source());
        row.setLayer(event.layer().name());
        row.setTitle(event.title());
        row.setIsAllDay(event.isAllDay());
        row.setStartsAt(event.startsAt());
        row.setEndsAt(event.endsAt());
        return row;
    }

    private static void remove(OrganizationTransaction transaction, Condition condition) {
        transaction
                .sql()
                .deleteFrom(DERIVED_EVENT)
                .where(DERIVED_EVENT.ORG_ID.eq(transaction.organizationId()), condition)
                .execute();
    }

    /** Up to {@code limit} that meet a condition on {@code derived_event}, by start, source and layer. */
    public static List<DerivedEvent> select(OrganizationTransaction transaction, Condition condition, int limit) {
        return transaction
                .sql()
                .select(
                        DERIVED_EVENT.SOURCE,
                        DERIVED_EVENT.LAYER,
                        DERIVED_EVENT.TITLE,
                        DERIVED_EVENT.IS_ALL_DAY,
                        DERIVED_EVENT.STARTS_AT,
                        DERIVED_EVENT.ENDS_AT)
                .from(DERIVED_EVENT)
                .where(DERIVED_EVENT.ORG_ID.eq(transaction.organizationId()), condition)
                .orderBy(DERIVED_EVENT.STARTS_AT, DERIVED_EVENT.SOURCE, DERIVED_EVENT.LAYER)
                .limit(limit)
                .fetch(row -> new DerivedEvent(
                        row.value1(),
                        Layer.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }
}
