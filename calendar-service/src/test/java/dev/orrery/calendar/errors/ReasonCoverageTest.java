package dev.orrery.calendar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.testing.ReasonCoverage;
import org.junit.jupiter.api.Test;

/** Every reason of the contract is asserted by a test of this service, or by one of the kit for what the kit answers. */
class ReasonCoverageTest {
    @Test
    void everyReasonIsReached() {
        assertThat(ReasonCoverage.unreached(
                        ErrorReason.getDescriptor(),
                        CommonReason.UNAUTHENTICATED_CALLER,
                        CommonReason.RATE_LIMITED,
                        CommonReason.INTERNAL_ERROR,
                        CommonReason.TEMPORARILY_UNAVAILABLE))
                .isEmpty();
    }
}
