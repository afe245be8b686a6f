package dev.orrery.okr.jobs;

import dev.orrery.okr.kpis.KeptMeasurements;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept ({@code orrery.okr.*}).
 *
 * @param measurementRetention how long measurements of KPIs are; null for ever
 */
@ConfigurationProperties("orrery.okr")
record RetentionProperties(@Nullable Period measurementRetention) {
    RetentionProperties {
        if (measurementRetention != null && isShort(measurementRetention)) {
            throw new IllegalArgumentException("orrery.okr.measurement-retention: " + measurementRetention
                    + " (expected: at least " + KeptMeasurements.LEAST + ", or nothing for ever)");
        }
    }

    /** Periods compare by what they come to: 24 months are two years, and so are 730 days. */
    private static boolean isShort(Period period) {
        return LocalDate.EPOCH.plus(period).isBefore(LocalDate.EPOCH.plus(KeptMeasurements.LEAST));
    }
}
