package dev.orrery.okr.kpis;

import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.indicator.PeriodValue;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.indicator.StatusChange;
import java.time.Instant;
import java.util.List;

/**
 * What a walk through the measurements of one KPI has found.
 *
 * @param from where it began: what is stored of what came to be from there on is replaced
 * @param isRewriting whether it went back, so that aggregates and checkpoints of that time are stored already
 * @param checkpoints states on the way
 */
record Walk(
        String kpiId,
        Instant from,
        boolean isRewriting,
        List<StatusChange> changes,
        List<KpiState> checkpoints,
        List<PeriodValue> periods,
        List<Segment> segments) {}
