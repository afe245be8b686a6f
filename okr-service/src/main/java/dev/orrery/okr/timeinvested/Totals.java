package dev.orrery.okr.timeinvested;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.orrery.okr.v1.AttendedTime;

/** A sum of attended time, in microseconds. */
final class Totals {
    private long planned;
    private long held;

    void add(long plannedMicros, long heldMicros) {
        planned += plannedMicros;
        held += heldMicros;
    }

    void add(Totals other) {
        add(other.planned, other.held);
    }

    AttendedTime toProto() {
        return AttendedTime.newBuilder()
                .setPlanned(duration(planned))
                .setHeld(duration(held))
                .build();
    }

    private static Duration duration(long micros) {
        return Durations.fromMicros(micros);
    }
}
