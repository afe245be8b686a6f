package dev.orrery.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What every engine is asked for a rule when speed is measured: the instances from a start within a window.
 *
 * @param zone null for a floating start
 */
record Stretch(LocalDateTime start, @Nullable ZoneId zone, Window window) {
    static Stretch ofYears(LocalDateTime start, @Nullable ZoneId zone, int years) {
        ZoneId reading = zone == null ? ZoneOffset.UTC : zone;
        Window window = Window.between(
                start.atZone(reading).toInstant(),
                start.plusYears(years).atZone(reading).toInstant());
        return new Stretch(start, zone, window);
    }

    /** The zone, for engines that have no floating time: there UTC stands for it. */
    ZoneId zoneOrUtc() {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    long untilSecond() {
        return window.to().getEpochSecond();
    }
}
