package dev.orrery.okr.sources;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When a source is asked.
 *
 * @param time what is measured without a moment of its own is measured then
 * @param zone of days and of times that have none
 */
public record RunMoment(Instant time, ZoneId zone) {}
