package dev.orrery.okr.kpis;

import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.indicator.StatusChange;
import java.time.Instant;
import java.util.List;

/**
 * What a walk through the measurements of one KPI has found.
 *
 * @param from where it began: what is stored from there on is replaced
 * @param checkpoints states on the way
 */
record Walk(String kpiId, Instant from, List<StatusChange> changes, List<KpiState> checkpoints) {}
