package dev.orrery.calendar.availability;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.v1.FreeBusy;
import dev.orrery.calendar.v1.TimeSpan;
import java.time.Instant;
import java.util.Optional;

/** Taken times as the contract has them. */
public final class FreeBusyProtos {
    private FreeBusyProtos() {}

    static FreeBusy freeBusy(String subject, Optional<BusyTimes> times) {
        FreeBusy.Builder freeBusy = FreeBusy.newBuilder().setSubject(subject).setUnknown(times.isEmpty());
        times.ifPresent(known -> {
            known.busy().forEachMicros((start, end) -> freeBusy.addBusy(span(start, end)));
            known.tentative().forEachMicros((start, end) -> freeBusy.addTentative(span(start, end)));
        });
        return freeBusy.build();
    }

    public static TimeSpan span(Interval interval) {
        return TimeSpan.newBuilder()
                .setStartTime(timestamp(interval.start()))
                .setEndTime(timestamp(interval.end()))
                .build();
    }

    private static TimeSpan span(long startMicros, long endMicros) {
        return TimeSpan.newBuilder()
                .setStartTime(Timestamps.fromMicros(startMicros))
                .setEndTime(Timestamps.fromMicros(endMicros))
                .build();
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
