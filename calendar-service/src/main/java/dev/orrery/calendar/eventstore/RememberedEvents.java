package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
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

    /**
     * The transaction that wrote the row: another one for every change of the event, and of all that lies beside it, since
     * that changes the event's version.
     */
    public static final Field<String> WRITER = DSL.field("event.xmin::text", String.class);

    private static final String ORGANIZATION = "organization";
    private static final String CALENDAR = "calendar";
    private static final String EVENTS = "events";
    private static final RenderedQuery ROWS_OF_CALENDAR =
            RenderedQuery.of(DSL.select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, WRITER)
                    .from(EVENT)
                    .where(
                            EVENT.ORG_ID.eq(DSL.param(ORGANIZATION, EVENT.ORG_ID)),
                            EVENT.CALENDAR_ID.eq(DSL.param(CALENDAR, EVENT.CALENDAR_ID)),
                            EVENT.EVENT_ID.eq(DSL.any(DSL.param(EVENTS, String[].class)))));

    private final Cache<Key, Known> events = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, Known known) -> bytes(known.event()))
            .expireAfterAccess(MAX_IDLE)
            .build();

    private final RememberedViews views = new RememberedViews();

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

    /** An event, and who wrote the row that was there before it was read. */
    private record Known(String writer, StoredEvent event) {}

    private final class Source implements EventSource {
        private final OrganizationTransaction transaction;
        private final SelectEvents fresh;

        Source(OrganizationTransaction transaction) {
            this.transaction = transaction;
            this.fresh = new SelectEvents(transaction);
        }

        @Override
        public List<StoredEvent> byKeys(Collection<EventKey> keys) {
            if (keys.isEmpty()) {
                return List.of();
            }
            CalendarId calendar = keys.iterator().next().calendar();
            return keys.stream().allMatch(key -> key.calendar().equals(calendar))
                    ? ofCalendar(calendar, keys)
                    : where(EventKeys.in(EVENT.CALENDAR_ID, EVENT.EVENT_ID, keys));
        }

        private List<StoredEvent> ofCalendar(CalendarId calendar, Collection<EventKey> keys) {
            String[] ids = keys.stream().map(key -> key.event().value()).toArray(String[]::new);
            return current(ROWS_OF_CALENDAR.fetch(
                    transaction,
                    Map.of(
                            ORGANIZATION, transaction.organizationId(),
                            CALENDAR, calendar.value(),
                            EVENTS, ids)));
        }

        @Override
        public Optional<StoredEvent> byRow(EventKey key, String writer) {
            return known(key, writer)
                    .or(() -> read(Map.of(key, writer)).stream().findFirst());
        }

        @Override
        public List<StoredEvent> where(Condition condition) {
            return current(transaction
                    .sql()
                    .select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, WRITER)
                    .from(EVENT)
                    .where(EVENT.ORG_ID.eq(transaction.organizationId()), condition)
                    .fetch());
        }

        private List<StoredEvent> current(Result<? extends Record> rows) {
            Map<EventKey, String> writers = HashMap.newHashMap(rows.size());
            for (Record row : rows) {
                writers.put(EventKey.of(row.get(EVENT.CALENDAR_ID), row.get(EVENT.EVENT_ID)), row.get(WRITER));
            }
            return byRows(writers);
        }

        @Override
        public List<StoredEvent> byRows(Map<EventKey, String> writers) {
            List<StoredEvent> found = new ArrayList<>(writers.size());
            Map<EventKey, String> changed = new HashMap<>();
            writers.forEach(
                    (key, writer) -> known(key, writer).ifPresentOrElse(found::add, () -> changed.put(key, writer)));
            found.addAll(read(changed));
            return found;
        }

        @Override
        public Event shown(StoredEvent stored, EventView view, Supplier<Event> made) {
            return views.get(stored, view, made);
        }

        private Optional<StoredEvent> known(EventKey key, String writer) {
            return Optional.ofNullable(events.getIfPresent(key(key)))
                    .filter(known -> known.writer().equals(writer))
                    .map(Known::event);
        }

        private List<StoredEvent> read(Map<EventKey, String> changed) {
            List<StoredEvent> found = fresh.byKeys(changed.keySet());
            for (StoredEvent event : found) {
                // Should the row have changed meanwhile, its new writer is not this one, and it is read again next
                // time.
                events.put(key(event.key()), new Known(Objects.requireNonNull(changed.get(event.key())), event));
            }
            return found;
        }

        private Key key(EventKey event) {
            return new Key(transaction.organizationId(), event);
        }
    }
}
