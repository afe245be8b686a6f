package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kit.testing.hostile.HostileCalls;
import io.grpc.BindableService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the owner of an organisation sends, the service answers it or says what is wrong with it. */
@OkrTest
class HostileCallsIT {
    private static final int CALLS = Integer.getInteger("orrery.cases", 3_000);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private List<BindableService> services;

    @Test
    void isNeverBroughtDown() {
        Organization acme = TestCaller.organization("acme");
        TestCaller ada = TestCaller.named("ada").in(acme, OrganizationRole.OWNER);
        HostileCalls calls = new HostileCalls(channels, services, "orrery.okr.", ada, acme);
        assertThat(calls.make(CALLS, Seeds.random(Long.getLong("orrery.seed", 1))))
                .isEmpty();
        assertThat(calls.answered()).isGreaterThan(CALLS / 20);
    }
}
