package dev.orrery.okr.health;

/** How an objective does. */
public enum Health {
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    /** Nobody has checked in for too long. */
    OUTDATED,
    /** Nobody has said yet how sure they are. */
    PENDING
}
