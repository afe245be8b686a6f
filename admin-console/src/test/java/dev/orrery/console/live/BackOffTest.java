package dev.orrery.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(20));

    @Test
    void doublesUpToItsLongestWait() {
        assertThat(backOff.before(1, 1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.before(2, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.before(5, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(backOff.before(1_000, 1)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void spreadsOverTheSecondHalf() {
        assertThat(backOff.before(2, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.before(2, 0.5)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void refusesAFirstWaitBeyondTheLongest() {
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("first: PT2S");
    }
}
