package dev.orrery.recurrence;

import java.time.Instant;

/** Windows that tests share. */
final class Windows {
    static final Window ALWAYS =
            Window.between(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));

    private Windows() {}
}
