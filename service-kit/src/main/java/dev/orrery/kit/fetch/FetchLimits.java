package dev.orrery.kit.fetch;

import java.time.Duration;

/**
 * How much a fetch may cost.
 *
 * @param maxBytes of the body
 * @param timeout from the first connection to the last byte, redirects included
 * @param maxRedirects how many are followed
 */
public record FetchLimits(int maxBytes, Duration timeout, int maxRedirects) {
    public FetchLimits {
        if (maxBytes < 1 || timeout.isNegative() || timeout.isZero() || maxRedirects < 0) {
            throw new IllegalArgumentException("limits: " + maxBytes + " bytes, " + timeout + ", " + maxRedirects
                    + " redirects (expected: positive ones)");
        }
    }
}
