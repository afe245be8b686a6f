package dev.orrery.calendar.layers;

/** What a date among the events is of. */
public enum Layer {
    TASKS,
    PROJECTS,
    OBJECTIVES,
    CHECK_INS,
    KPIS
}
