package dev.orrery.calendar.calendars;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** New ids: UUIDs of version 7, which sort by time (RFC 9562). */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    public static String next(Instant now) {
        long random = RANDOM.nextLong();
        long high = now.toEpochMilli() << 16 | VERSION | random >>> 52;
        long low = RANDOM.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low).toString();
    }

    /** The caller's own id, or a new one where they gave none. */
    public static String chosenOr(String chosen, Instant now) {
        return chosen.isEmpty() ? next(now) : chosen;
    }
}
