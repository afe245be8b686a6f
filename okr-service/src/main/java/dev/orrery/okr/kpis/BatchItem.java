package dev.orrery.okr.kpis;

import dev.orrery.okr.indicator.Point;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A measurement of a batch that can be recorded.
 *
 * @param index its place in the request
 */
record BatchItem(int index, Instant time, BigDecimal value, String notes, String source) {
    Point point() {
        return new Point(time, value);
    }
}
