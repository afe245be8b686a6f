package dev.orrery.okr.links;

import dev.orrery.okr.calendar.EventFacts;

/** What was found out about a link's source before the transaction that links it. */
public sealed interface KnownSource {
    /** calendar-service lets the caller read the event. */
    record ReadableEvent(EventFacts facts) implements KnownSource {}

    /** It is our own: the transaction will see it. */
    record Ours() implements KnownSource {}
}
