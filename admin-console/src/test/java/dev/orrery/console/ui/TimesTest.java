package dev.orrery.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void tellsHowLongAgo() {
        assertThat(ago(Duration.ofSeconds(59))).isEqualTo("just now");
        assertThat(ago(Duration.ofMinutes(5))).isEqualTo("5 min ago");
        assertThat(ago(Duration.ofHours(3))).isEqualTo("3 h ago");
        assertThat(ago(Duration.ofDays(2))).isEqualTo("2 d ago");
        assertThat(ago(Duration.ofDays(8))).isEqualTo("13 Nov 2026");
    }

    @Test
    void aClockThatIsAheadIsJustNow() {
        assertThat(ago(Duration.ofSeconds(-5))).isEqualTo("just now");
    }

    private static String ago(Duration since) {
        return Times.ago(NOW.minus(since), NOW, ZoneOffset.UTC);
    }
}
