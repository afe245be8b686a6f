package dev.orrery.calendar.availability;

import com.google.protobuf.Timestamp;
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
            known.busy().intervals().forEach(interval -> freeBusy.addBusy(span(interval)));
            known.tentative().intervals().forEach(interval -> freeBusy.addTentative(span(interval)));
        });
        return freeBusy.build();
    }

    public static TimeSpan span(Interval interval) {
        return TimeSpan.newBuilder()
                .setStartTime(timestamp(interval.start()))
                .setEndTime(timestamp(interval.end()))
                .build();
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
