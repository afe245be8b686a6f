package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.Zones;
import dev.orrery.recurrence.EventTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When an event takes place, as columns: a kind, two wall times and their zones. */
record TimeColumns(
        String kind,
        LocalDateTime startLocal,
        @Nullable String startZone,
        LocalDateTime endLocal,
        @Nullable String endZone) {
    private static final String DATE = "DATE";
    private static final String ZONED = "ZONED";
    private static final String FLOATING = "FLOATING";

    static TimeColumns of(EventTimes times) {
        return new TimeColumns(
                switch (times.start()) {
                    case EventTime.AllDay _ -> DATE;
                    case EventTime.Floating _ -> FLOATING;
                    case EventTime.Zoned _ -> ZONED;
                },
                times.start().local(),
                zone(times.start()),
                times.end().local(),
                zone(times.end()));
    }

    EventTimes times() {
        return new EventTimes(time(startLocal, startZone), time(endLocal, endZone));
    }

    private EventTime time(LocalDateTime local, @Nullable String zone) {
        return switch (kind) {
            case DATE -> new EventTime.AllDay(local.toLocalDate());
            case FLOATING -> new EventTime.Floating(local);
            case ZONED -> new EventTime.Zoned(local, known(zone));
            default -> throw new IllegalStateException("time_kind: " + kind + " (expected: a kind of the schema)");
        };
    }

    private static ZoneId known(@Nullable String zone) {
        if (zone == null) {
            throw new IllegalStateException("a zoned time has no zone (expected: the schema sees to that)");
        }
        return Zones.known(zone);
    }

    private static @Nullable String zone(EventTime time) {
        return time instanceof EventTime.Zoned zoned ? Zones.name(zoned.zone()) : null;
    }
}
