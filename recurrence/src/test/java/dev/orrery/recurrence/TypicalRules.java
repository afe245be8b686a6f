package dev.orrery.recurrence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** The fifty rules and the two years that speed is measured on. */
final class TypicalRules {
    static final LocalDateTime START = LocalDateTime.parse("2026-01-05T09:00:00");
    static final int YEARS = 2;
    static final ZoneId FLOATING = ZoneId.of("UTC");
    static final ZoneId ZONED = ZoneId.of("Europe/Berlin");

    private TypicalRules() {}

    static List<String> all() {
        try (InputStream file = TypicalRules.class.getResourceAsStream("typical-rules.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long untilSecond(ZoneId zone) {
        return START.plusYears(YEARS).atZone(zone).toEpochSecond();
    }
}
