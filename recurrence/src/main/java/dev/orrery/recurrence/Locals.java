package dev.orrery.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Local seconds: the seconds since 1970 that a wall clock shows, as if it were in UTC. */
final class Locals {
    private Locals() {}

    static long secondsOf(EventTime time) {
        return time.local().toEpochSecond(ZoneOffset.UTC);
    }

    static LocalDateTime toDateTime(long local) {
        return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    }
}
