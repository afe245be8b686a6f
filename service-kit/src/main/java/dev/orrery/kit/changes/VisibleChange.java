package dev.orrery.kit.changes;

import java.util.function.Function;

/**
 * What a caller sees of a change.
 *
 * @param cause the change that it comes of; several may come of one
 * @param at makes the message, given its position
 */
public record VisibleChange<C>(LoggedChange cause, Function<String, C> at) {}
