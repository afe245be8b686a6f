package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.ListResourcesRequest;
import dev.orrery.okr.v1.ListResourcesResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who keeps a copy can list all that there is, page by page, across types and organisations. */
@OkrTest
class ResourcesIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final Organization globex = TestCaller.organization("globex");

    @Test
    void listsTypeByTypeInPagesThatEndAnywhere() {
        Client ada = ada(acme);
        List<String> tasks = Stream.of("one", "two", "three")
                .map(title -> ada.task(title).getName())
                .sorted()
                .toList();
        Objective objective = ada.objective("Grow", "");

        List<Change> all = walk(ada, acme.name(), 2, "task", "kpi", "objective");

        assertThat(all)
                .allSatisfy(change -> {
                    assertThat(change.getKind()).isEqualTo(Change.Kind.CREATED);
                    assertThat(change.getOrganizationUid()).isEqualTo(acme.id().toString());
                })
                .extracting(Change::getResourceName)
                .containsExactly(tasks.get(0), tasks.get(1), tasks.get(2), objective.getName());
        assertThat(all.getLast().getObjective()).isEqualTo(objective);
    }

    @Test
    void listsThoseOfAllOrganizationsToAFollowerAndToNobodyElse() {
        Task one = ada(acme).task("one");
        Task two = ada(globex).task("two");
        Client follower = client(TestCaller.named("service").withPlatformRole(Caller.CHANGE_FOLLOWER), acme);

        assertThat(walk(follower, "orgs/-", 1000, "task"))
                .extracting(Change::getResourceName)
                .contains(one.getName(), two.getName())
                .doesNotHaveDuplicates();
        assertThat(Refusal.of(() -> walk(ada(acme), "orgs/-", 10, "task")).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> walk(ada(acme), acme.name(), 10, "cycle")).reason())
                .isEqualTo("INVALID_FIELD");
    }

    private List<Change> walk(Client client, String parent, int pageSize, String... types) {
        List<Change> all = new ArrayList<>();
        ListResourcesRequest.Builder request = ListResourcesRequest.newBuilder()
                .setParent(parent)
                .setPageSize(pageSize)
                .addAllTypes(List.of(types));
        ListResourcesResponse page;
        do {
            page = client.changes().listResources(request.build());
            all.addAll(page.getChangesList());
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
        return all;
    }

    private Client ada(Organization organization) {
        return client(TestCaller.named("ada").in(organization, OrganizationRole.MEMBER), organization);
    }

    private Client client(TestCaller caller, Organization organization) {
        return new Client(channels.as(caller), organization);
    }
}
