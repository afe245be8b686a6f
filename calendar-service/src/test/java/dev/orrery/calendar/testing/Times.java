package dev.orrery.calendar.testing;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.TimeSpan;
import java.time.Instant;
import java.util.List;

/** Moments and spans of time as tests write them. */
public final class Times {
    private Times() {}

    /** Of {@code 2026-11-23T08:00:00Z}. */
    public static Timestamp timestamp(String text) {
        return Timestamps.fromMillis(Instant.parse(text).toEpochMilli());
    }

    /** As {@code 08:00/09:00}, in UTC. */
    public static List<String> spans(List<TimeSpan> spans) {
        return spans.stream()
                .map(span -> Timestamps.toString(span.getStartTime()).substring(11, 16)
                        + "/"
                        + Timestamps.toString(span.getEndTime()).substring(11, 16))
                .toList();
    }
}
