package dev.orrery.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.hostile.HostileCalls;
import io.grpc.BindableService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever a member of an organisation sends, the service answers it or says what is wrong with it. */
@ServiceTest
class HostileCallsIT {
    private static final int CALLS = Integer.getInteger("orrery.cases", 3_000);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private List<BindableService> services;

    @Test
    void isNeverBroughtDown() {
        World world = new World(channels);
        HostileCalls calls = new HostileCalls(channels, services, "orrery.calendar.", world.ada, world.acme);
        assertThat(calls.make(CALLS, Seeds.random(Long.getLong("orrery.seed", 1))))
                .isEmpty();
        assertThat(calls.answered()).isGreaterThan(CALLS / 20);
    }
}
