package dev.orrery.gateway.transcoding.binding;

/**
 * A field that cannot be bound.
 *
 * @param field as the caller wrote it, such as {@code event.attendees[2].email}
 * @param description what is there and what was expected
 */
public record Violation(String field, String description) {}
