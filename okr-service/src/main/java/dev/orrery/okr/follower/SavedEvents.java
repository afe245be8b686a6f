package dev.orrery.okr.follower;

import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.calendar.EventProjection;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.links.LinkCascade;
import dev.orrery.okr.names.EventId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events that the stream says are there, gathered to be written at once: an import sends thousands. Whoever does something
 * else that looks at events or at their links writes these before.
 */
final class SavedEvents {
    private final Edit edit;
    private final LinkCascade links;
    private final Map<EventId, Saved> saved = new LinkedHashMap<>();

    SavedEvents(Edit edit, LinkCascade links) {
        this.edit = edit;
        this.links = links;
    }

    /** What an event is that the stream has not told of: who has linked it since knows a title no older than this one. */
    void addNew(EventFacts facts, Instant time) {
        saved.put(facts.id(), new Saved(facts, time, true));
    }

    /** What an event is at a time; later than all that is known of it. */
    void add(EventFacts facts, Instant time) {
        saved.put(facts.id(), new Saved(facts, time, false));
    }

    /** Links are retitled after the events are locked, as whoever makes one of an event has locked it. */
    void write() {
        if (saved.isEmpty()) {
            return;
        }
        EventProjection.store(edit, saved.values().stream().collect(Collectors.toMap(Saved::facts, Saved::time)));
        links.eventsRenamed(
                edit,
                saved.values().stream()
                        .filter(event -> !event.isNew())
                        .collect(Collectors.toMap(
                                event -> event.facts().id(),
                                event -> event.facts().title())));
        saved.clear();
    }

    private record Saved(EventFacts facts, Instant time, boolean isNew) {}
}
