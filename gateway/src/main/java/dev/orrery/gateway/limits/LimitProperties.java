package dev.orrery.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sizes of the buckets.
 *
 * @param address of one network address, before its token is looked at
 * @param principal of one caller
 * @param maxBuckets how many are kept; the ones unused for longest go first
 */
@ConfigurationProperties("orrery.gateway.limits")
record LimitProperties(
        Rate address,
        Rate principal,
        @DefaultValue("100000") long maxBuckets) {

    /**
     * A bucket's size.
     *
     * @param burst how many requests it holds
     * @param refill how many come back per period, evenly
     * @param period the time for that
     */
    record Rate(long burst, long refill, @DefaultValue("1s") Duration period) {
        Rate {
            if (burst < 1 || refill < 1) {
                throw new IllegalArgumentException(
                        "orrery.gateway.limits: burst " + burst + ", refill " + refill + " (expected: at least 1)");
            }
        }
    }
}
