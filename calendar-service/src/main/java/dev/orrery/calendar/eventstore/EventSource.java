package dev.orrery.calendar.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;

/** Where whole events come from. */
public interface EventSource {
    /** In no order. */
    List<StoredEvent> byKeys(Collection<EventKey> keys);

    /** All that meet a condition on {@code event}, in no order. */
    List<StoredEvent> where(Condition condition);

    /** The event whose row is written by this transaction, as {@link WrittenEvent#WRITER} says. */
    default Optional<StoredEvent> byRow(EventKey key, String writer) {
        return byKey(key);
    }

    /** The same of many, in no order. */
    default List<StoredEvent> byRows(Map<EventKey, String> writers) {
        return byKeys(writers.keySet());
    }

    default Optional<StoredEvent> byKey(EventKey key) {
        return byKeys(List.of(key)).stream().findFirst();
    }
}
