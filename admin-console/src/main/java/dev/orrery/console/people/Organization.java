package dev.orrery.console.people;

/** An organisation as Keycloak knows it. */
record Organization(String id, String alias, String name, boolean isEnabled) {}
