package dev.orrery.kit.changes;

/** What happened to a resource. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DELETED
}
