package dev.orrery.okr.sources;

import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What a source says: a value at a moment. Programs compute more digits than are kept, so a value is rounded. */
public record Reading(Instant time, BigDecimal value) {
    private static final int SCALE = 10;
    private static final int MAX_INTEGER_DIGITS = 20;

    public Reading {
        value = rounded(value);
    }

    public Measurement measurement() {
        return Measurement.newBuilder()
                .setMeasureTime(Times.of(time))
                .setValue(Decimals.of(value))
                .setSource(Measurement.Source.AUTO)
                .build();
    }

    private static BigDecimal rounded(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.signum() != 0 && integerDigits > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    integerDigits + " digits before the point (expected: at most " + MAX_INTEGER_DIGITS + ")");
        }
        // Rounding a billionth digit would build that many powers of ten.
        if (value.signum() == 0 || integerDigits < -SCALE) {
            return BigDecimal.ZERO;
        }
        return value.scale() > SCALE ? value.setScale(SCALE, RoundingMode.HALF_EVEN) : value;
    }
}
