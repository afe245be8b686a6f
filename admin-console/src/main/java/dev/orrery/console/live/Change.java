package dev.orrery.console.live;

import java.time.Instant;

/**
 * Something that happened in an organisation, reduced to what a feed tells.
 *
 * @param type the resource's type such as {@code event} or {@code keyResult}
 * @param title what people call the resource; empty when it is gone
 * @param actor {@code orgs/{org}/users/{user}}; empty when not known
 */
public record Change(
        ChangeSource source, Kind kind, String resourceName, String type, String title, String actor, Instant time) {

    /** What happened to the resource. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }
}
