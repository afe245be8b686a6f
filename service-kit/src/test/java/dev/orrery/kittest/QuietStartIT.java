package dev.orrery.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.ServiceTest;
import org.jooq.Constants;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a service does not log when it starts. */
@ServiceTest
class QuietStartIT {

    @Test
    void saysNothingOfTheLibraryBelowItsQueries() {
        assertThat(LoggerFactory.getLogger(Constants.class).isInfoEnabled()).isFalse();
    }
}
