package dev.orrery.calendar.eventstore;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Conditions on sets of events. */
final class EventKeys {
    private EventKeys() {}

    /** Grouped by calendar, so that each group is a range of the primary key. */
    static Condition in(Field<String> calendar, Field<String> event, Collection<EventKey> keys) {
        Map<String, Set<String>> byCalendar = new LinkedHashMap<>();
        keys.forEach(key -> byCalendar
                .computeIfAbsent(key.calendar().value(), id -> new LinkedHashSet<>())
                .add(key.event().value()));
        return DSL.or(byCalendar.entrySet().stream()
                .map(group -> calendar.eq(group.getKey())
                        .and(event.eq(DSL.any(group.getValue().toArray(new String[0])))))
                .toList());
    }
}
