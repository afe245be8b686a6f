package dev.orrery.okr.indicator;

/** How a KPI does. */
public enum Status {
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    ACHIEVED,
    NO_DATA
}
