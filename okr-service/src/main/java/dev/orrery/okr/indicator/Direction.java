package dev.orrery.okr.indicator;

/** Which way of a KPI is good. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Neither: near the target is. */
    IN_BAND
}
