package dev.orrery.okr.alignment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one link says about its event.
 *
 * @param target what it is for
 * @param weight how much it counts beside the others; greater than 0
 * @param contributionPct which share goes to the target, from 0 to 100; null where the weight decides
 */
public record LinkShare<T>(
        T target, BigDecimal weight, @Nullable BigDecimal contributionPct) {
    public LinkShare {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: greater than 0)");
        }
    }
}
