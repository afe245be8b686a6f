package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Instant;

/** One measured value. */
public record Point(Instant time, BigDecimal value) {}
