package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.subscription.FetchFailure;
import dev.orrery.calendar.v1.Subscription.Failure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SubscriptionProtosTest {
    @Test
    void hasAWordForEveryFailure() {
        assertThat(Arrays.stream(Failure.Reason.values())
                        .map(Enum::name)
                        .filter(name -> !name.equals("UNRECOGNIZED") && !name.equals("REASON_UNSPECIFIED")))
                .containsExactlyElementsOf(Arrays.stream(FetchFailure.Reason.values())
                        .map(Enum::name)
                        .toList());
    }
}
