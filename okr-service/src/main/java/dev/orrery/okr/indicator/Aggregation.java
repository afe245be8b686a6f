package dev.orrery.okr.indicator;

/** How the measurements of a period become one value. */
public enum Aggregation {
    SUM,
    AVG,
    LAST,
    MIN,
    MAX
}
