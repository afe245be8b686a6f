package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.DERIVED_EVENT;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.layers.DerivedEvent;
import dev.orrery.calendar.layers.DerivedEvents;
import dev.orrery.calendar.layers.Layer;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The dates of goals and work in a list of instances: of no calendar, so before the events of the same moment. */
final class DerivedLayers {
    private static final CalendarId NO_CALENDAR = new CalendarId("");
    private static final char SEPARATOR = ' ';
    private static final Duration DAY = Duration.ofDays(1);

    private final OrganizationTransaction transaction;
    private final Set<Layer> layers;
    private final EventQuery query;
    private final Map<EventKey, DerivedEvent> found = new HashMap<>();

    DerivedLayers(OrganizationTransaction transaction, Set<Layer> layers, EventQuery query) {
        this.transaction = transaction;
        this.layers = Set.copyOf(layers);
        this.query = query;
    }

    /** None of them. */
    static DerivedLayers none(OrganizationTransaction transaction, EventQuery query) {
        return new DerivedLayers(transaction, Set.of(), query);
    }

    /** Up to {@code limit} of them, after a place. */
    List<PlacedOccurrence> after(Optional<Place> after, int limit) {
        List<String> shown = layers.stream()
                .filter(layer -> query.types().isEmpty() || query.types().contains(type(layer)))
                .map(Layer::name)
                .toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        Condition condition = DSL.and(
                DERIVED_EVENT.LAYER.in(shown),
                inRange(query.range()),
                words(),
                after.map(DerivedLayers::follows).orElse(DSL.noCondition()));
        List<PlacedOccurrence> placed = new ArrayList<>();
        for (DerivedEvent event : DerivedEvents.select(transaction, condition, limit)) {
            EventKey key = key(event);
            found.put(key, event);
            placed.add(PlacedOccurrence.computed(
                    key, new Occurrence(InstanceId.SINGLE, event.startsAt(), event.endsAt(), false)));
        }
        return placed;
    }

    /** What was found at a key; empty for an event of a calendar. */
    Optional<Event> event(EventKey key) {
        return Optional.ofNullable(found.get(key)).map(this::proto);
    }

    private Event proto(DerivedEvent event) {
        Event.Builder proto = Event.newBuilder()
                .setName(transaction.organization().name() + "/" + event.source())
                .setTitle(event.title())
                .setEventType(Event.EventType.valueOf(type(event.layer()).name()))
                .setLayer(Event.Layer.valueOf(event.layer().name()))
                .setStatus(Event.Status.CONFIRMED)
                .setVisibility(Event.Visibility.DEFAULT)
                .setTransparency(Event.Transparency.TRANSPARENT);
        if (event.isAllDay()) {
            proto.setStart(day(event, 0)).setEnd(day(event, 1));
        } else {
            EventTime moment = TimeProtos.proto(
                    dev.orrery.recurrence.EventTime.at(event.startsAt(), ZoneOffset.UTC), ZoneOffset.UTC);
            proto.setStart(moment).setEnd(moment);
        }
        return proto.build();
    }

    /** Of the resource, the layer and the start: an objective is checked in on again and again. */
    private static EventKey key(DerivedEvent event) {
        return new EventKey(
                NO_CALENDAR, new EventId(event.source() + SEPARATOR + event.layer() + SEPARATOR + event.startsAt()));
    }

    private static EventTime day(DerivedEvent event, int plusDays) {
        return TimeProtos.proto(
                new dev.orrery.recurrence.EventTime.AllDay(event.day().plusDays(plusDays)), ZoneOffset.UTC);
    }

    private static EventType type(Layer layer) {
        return switch (layer) {
            case TASKS, PROJECTS, OBJECTIVES -> EventType.DEADLINE;
            case CHECK_INS, KPIS -> EventType.CHECK_IN;
        };
    }

    private Condition words() {
        return query.words().isEmpty()
                ? DSL.noCondition()
                : DSL.condition(
                        "to_tsvector('simple', {0}) @@ plainto_tsquery('simple', {1})",
                        DERIVED_EVENT.TITLE, DSL.val(query.words()));
    }

    private static Condition follows(Place place) {
        if (!place.event().calendar().equals(NO_CALENDAR)) {
            return DERIVED_EVENT.STARTS_AT.gt(place.startsAt());
        }
        String key = place.event().event().value();
        int layer = key.indexOf(SEPARATOR) + 1;
        return DSL.row(DERIVED_EVENT.STARTS_AT, DERIVED_EVENT.SOURCE, DERIVED_EVENT.LAYER)
                .gt(place.startsAt(), key.substring(0, layer - 1), key.substring(layer, key.indexOf(SEPARATOR, layer)));
    }

    /** None lasts longer than a day, so the scan begins a day before the range. */
    private static Condition inRange(TimeRange range) {
        Condition isBeforeEnd = range.hasEnd() ? DERIVED_EVENT.STARTS_AT.lt(range.end()) : DSL.noCondition();
        if (!range.hasStart()) {
            return isBeforeEnd;
        }
        return isBeforeEnd
                .and(DERIVED_EVENT.STARTS_AT.ge(range.start().minus(DAY)))
                .and(DERIVED_EVENT.ENDS_AT.gt(range.start()).or(DERIVED_EVENT.STARTS_AT.ge(range.start())));
    }
}
