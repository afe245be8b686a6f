package dev.orrery.calendar.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two worlds that differ only in what a viewer must not see look the same to them, through every method that reads.
 * Events are at the same times in both; what they say, whom they invite, how often they were changed and what takes no
 * time differs.
 */
@ServiceTest
class PairedWorldsIT {
    @Autowired
    private ServiceChannels channels;

    @Test
    void viewersOfBusyTimesCannotTellThemApart() {
        Seeds.forAll(6, random -> {
            long shared = random.nextLong();
            HiddenWorld one = new HiddenWorld(channels, AccessRule.Role.FREE_BUSY, shared, random.nextLong());
            HiddenWorld other = new HiddenWorld(channels, AccessRule.Role.FREE_BUSY, shared, random.nextLong());

            assertThat(one.whatTheViewerGets()).isEqualTo(other.whatTheViewerGets());
            assertThat(one.whatTheOwnerGets()).isNotEqualTo(other.whatTheOwnerGets());
        });
    }

    @Test
    void readersCannotTellPrivateEventsApart() {
        Seeds.forAll(6, random -> {
            long shared = random.nextLong();
            HiddenWorld one = new HiddenWorld(channels, AccessRule.Role.READ, shared, random.nextLong());
            HiddenWorld other = new HiddenWorld(channels, AccessRule.Role.READ, shared, random.nextLong());

            assertThat(one.whatTheViewerGets()).isEqualTo(other.whatTheViewerGets());
            assertThat(one.whatTheOwnerGets()).isNotEqualTo(other.whatTheOwnerGets());
        });
    }
}
