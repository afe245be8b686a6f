package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Events for those who only read. What was read lately is remembered, and given again as long as its row is the one that
 * was read, for which the database is asked each time: the answer is the one that it would give, without most of its work.
 * Whoever changes events reads them from {@link SelectEvents}.
 */
@Component
public final class RememberedEvents {
    private static final long MAX_BYTES = 32L << 20;
    private static final Duration MAX_IDLE = Duration.ofHours(1);

    private static final int EVENT_BYTES = 1_024;
    private static final int BODY_BYTES = 768;
    private static final int ATTENDEE_BYTES = 256;

    private static final RenderedQuery ROWS =
            RenderedQuery.of(DSL.select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, WrittenEvent.WRITER)
                    .from(EVENT)
                    .where(EventKeys.in(EVENT.ORG_ID, EVENT.CALENDAR_ID, EVENT.EVENT_ID)));

    private final Cache<Key, WrittenEvent> events = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, WrittenEvent known) -> bytes(known.event()))
            .expireAfterAccess(MAX_IDLE)
            .build();

    /** As a transaction sees them that changes none. */
    public EventSource in(OrganizationTransaction transaction) {
        return new Source(transaction);
    }

    private static int bytes(StoredEvent stored) {
        long bytes = EVENT_BYTES + bytes(stored.event().body());
        for (EventBody override : stored.event().overrides().values()) {
            bytes += bytes(override);
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long bytes(EventBody body) {
        EventContent content = body.content();
        return BODY_BYTES
                + content.description().length()
                + (long) ATTENDEE_BYTES * content.attendees().size()
                + content.properties().values().stream()
                        .mapToLong(String::length)
                        .sum()
                + content.extraLines().stream().mapToLong(String::length).sum();
    }

    private record Key(UUID organization, EventKey event) {}

    private final class Source implements EventSource {
        private final OrganizationTransaction transaction;
        private final SelectEvents fresh;

        Source(OrganizationTransaction transaction) {
            this.transaction = transaction;
            this.fresh = new SelectEvents(transaction);
        }

        @Override
        public List<StoredEvent> byKeys(Collection<EventKey> keys) {
            Set<EventKey> unknown = new HashSet<>(keys);
            List<StoredEvent> found = new ArrayList<>(keys.size());
            List<EventKey> known = unknown.stream()
                    .filter(key -> events.getIfPresent(key(key)) != null)
                    .toList();
            if (!known.isEmpty()) {
                writers(ROWS.fetch(transaction, EventKeys.values(transaction, known)))
                        .forEach((key, writer) -> known(key, writer).ifPresent(event -> {
                            found.add(event);
                            unknown.remove(key);
                        }));
            }
            found.addAll(read(unknown));
            return found;
        }

        @Override
        public Optional<StoredEvent> byRow(EventKey key, String writer) {
            return known(key, writer).or(() -> read(List.of(key)).stream().findFirst());
        }

        @Override
        public List<StoredEvent> where(Condition condition) {
            return byRows(writers(transaction
                    .sql()
                    .select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, WrittenEvent.WRITER)
                    .from(EVENT)
                    .where(EVENT.ORG_ID.eq(transaction.organizationId()), condition)
                    .fetch()));
        }

        private static Map<EventKey, String> writers(Result<? extends Record> rows) {
            Map<EventKey, String> writers = HashMap.newHashMap(rows.size());
            for (Record row : rows) {
                writers.put(
                        EventKey.of(row.get(EVENT.CALENDAR_ID), row.get(EVENT.EVENT_ID)), row.get(WrittenEvent.WRITER));
            }
            return writers;
        }

        @Override
        public List<StoredEvent> byRows(Map<EventKey, String> writers) {
            List<StoredEvent> found = new ArrayList<>(writers.size());
            List<EventKey> changed = new ArrayList<>();
            writers.forEach((key, writer) -> known(key, writer).ifPresentOrElse(found::add, () -> changed.add(key)));
            found.addAll(read(changed));
            return found;
        }

        private Optional<StoredEvent> known(EventKey key, String writer) {
            return Optional.ofNullable(events.getIfPresent(key(key)))
                    .filter(known -> known.writer().equals(writer))
                    .map(WrittenEvent::event);
        }

        private List<StoredEvent> read(Collection<EventKey> keys) {
            List<WrittenEvent> found = fresh.written(keys);
            found.forEach(written -> events.put(key(written.event().key()), written));
            return found.stream().map(WrittenEvent::event).toList();
        }

        private Key key(EventKey event) {
            return new Key(transaction.organizationId(), event);
        }
    }
}
