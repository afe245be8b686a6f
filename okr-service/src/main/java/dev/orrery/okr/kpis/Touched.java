package dev.orrery.okr.kpis;

import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.Kpi;
import java.time.Instant;
import java.util.List;

/**
 * A KPI that something has happened to.
 *
 * @param row locked
 * @param before as it was
 * @param since the first moment at which something is other than before
 * @param added measurements that are new, in order; they are all there is after the KPI's state, if that is before
 *     {@code since}
 */
record Touched(KpiRecord row, Kpi before, Instant since, List<Point> added) {}
