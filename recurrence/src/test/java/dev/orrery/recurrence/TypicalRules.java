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
    private static final LocalDateTime START = LocalDateTime.parse("2026-01-05T09:00:00");
    private static final int YEARS = 2;

    private TypicalRules() {}

    /** The rules in the form for a stretch: RFC 5545 3.3.10 wants a local UNTIL beside a floating start. */
    static List<String> all(Stretch stretch) {
        try (InputStream file = TypicalRules.class.getResourceAsStream("typical-rules.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(rule -> stretch.zone() == null ? rule.replaceFirst("(UNTIL=\\w+)Z", "$1") : rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stretch floating() {
        return Stretch.ofYears(START, null, YEARS);
    }

    static Stretch zoned() {
        return Stretch.ofYears(START, ZoneId.of("Europe/Berlin"), YEARS);
    }
}
