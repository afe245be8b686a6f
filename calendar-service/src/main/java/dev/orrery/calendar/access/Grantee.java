package dev.orrery.calendar.access;

import java.util.UUID;

/** Whom an access rule is for. */
public sealed interface Grantee {
    /** One user. */
    record User(UUID id) implements Grantee {}

    /** Whoever is in a squad. */
    record Squad(String id) implements Grantee {}

    /** Every member of the organisation, guests left out. */
    record Organization() implements Grantee {}

    /** Everyone who may call at all, guests included. */
    record Everyone() implements Grantee {}
}
