package dev.orrery.okr;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;

/** An organisation of its own for one test: Ada and Ben are members of it, Max looks after it. */
final class Team {
    final Organization acme = TestCaller.organization("acme");

    private final TestCaller benCaller = TestCaller.named("ben").in(acme, OrganizationRole.MEMBER);
    private final ServiceChannels channels;

    Team(ServiceChannels channels) {
        this.channels = channels;
    }

    Client ada() {
        return client(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER));
    }

    Client ben() {
        return client(benCaller);
    }

    Client max() {
        return client(TestCaller.named("max").in(acme, OrganizationRole.ADMIN));
    }

    /** Ben's resource name. */
    String userBen() {
        return acme.userName(benCaller.id());
    }

    private Client client(TestCaller caller) {
        return new Client(channels.as(caller), acme);
    }
}
