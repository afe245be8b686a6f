package dev.orrery.okr.rows;

import dev.orrery.okr.edits.Edit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The ids of new resources. */
public final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int RANDOM_BITS = 12;

    private Ids() {}

    /** What the caller chose, or a UUIDv7 (RFC 9562 5.7) of the edit's time. */
    public static String orNew(String chosen, Edit edit) {
        return chosen.isEmpty() ? version7(edit.time().toEpochMilli()).toString() : chosen;
    }

    private static UUID version7(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = millis << 16 | VERSION_7 | random.nextLong(1L << RANDOM_BITS);
        return new UUID(high, random.nextLong() >>> 2 | VARIANT);
    }
}
