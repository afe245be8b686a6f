package dev.orrery.okr.indicator;

import java.time.Instant;

/** A target and from when on it is the one to reach. */
public record DatedTarget(Instant effectiveTime, Target target) {}
