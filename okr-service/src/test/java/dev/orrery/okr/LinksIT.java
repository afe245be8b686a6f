package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.BatchCreateLinksRequest;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.ListLinksRequest;
import dev.orrery.okr.v1.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links: what may be linked to what, one or many at once, and listed from either end. */
@OkrTest
class LinksIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void linksManyOrNone() {
        KeyResult one = ada().steps();
        KeyResult two = ada().steps();
        String done = ada().move(ada().task("done"), Task.State.DONE).getName();
        String open = ada().task("open").getName();

        List<Link> made = ada().links()
                .batchCreateLinks(batch(two, done)
                        .addAllRequests(batch(one, done).getRequestsList())
                        .addAllRequests(batch(one, open).getRequestsList())
                        .build())
                .getLinksList();

        assertThat(made).extracting(Link::getTarget).containsExactly(two.getName(), one.getName(), one.getName());
        assertThat(ada().keyResultNow(one.getName()).getProgress().getValue()).isEqualTo("0.5");
        assertThat(Refusal.of(() -> ada().links()
                                .batchCreateLinks(batch(two, open)
                                        .addAllRequests(batch(two, done).getRequestsList())
                                        .build()))
                        .reason())
                .isEqualTo("LINK_EXISTS");
        assertThat(Refusal.of(() -> ada().links()
                                .batchCreateLinks(batch(two, open)
                                        .addRequests(batch(one, open).getRequests(0).toBuilder()
                                                .setValidateOnly(true))
                                        .build()))
                        .fields())
                .containsExactly("requests[1]");
        assertThat(ada().linksNow()).hasSize(3);
    }

    private BatchCreateLinksRequest.Builder batch(KeyResult target, String source) {
        return BatchCreateLinksRequest.newBuilder()
                .setParent(ada().org())
                .addRequests(CreateLinkRequest.newBuilder()
                        .setLink(Link.newBuilder().setSource(source).setTarget(target.getName())));
    }

    @Test
    void linksAPairOnce() {
        Task task = ada().task("write");
        KeyResult target = ada().steps();
        ada().link(task.getName(), target.getName());

        assertThat(Refusal.of(() -> ada().link(task.getName(), target.getName()))
                        .reason())
                .isEqualTo("LINK_EXISTS");
    }

    @Test
    void listsFromEitherEnd() {
        Task task = ada().task("write");
        KeyResult target = ada().steps();
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Signups"));
        Link toKeyResult = ada().link(task.getName(), target.getName());
        Link toKpi = ada().link(task.getName(), kpi.getName());

        assertThat(list("target=\"" + target.getName() + "\"")).containsExactly(toKeyResult);
        assertThat(list("target=\"" + kpi.getName() + "\"")).containsExactly(toKpi);
        assertThat(list("source=\"" + task.getName() + "\"")).containsExactlyInAnyOrder(toKeyResult, toKpi);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        KeyResult target = ada().steps();
        String task = ada().task("write").getName();

        assertThat(fields(Link.newBuilder().setTarget(target.getName()))).containsExactly("link.source");
        assertThat(fields(Link.newBuilder().setSource(task))).containsExactly("link.target");
        assertThat(fields(aLink(task, target).setWeight(decimal("0")))).containsExactly("link.weight");
        assertThat(fields(aLink(task, target).setContributionPct(decimal("101"))))
                .containsExactly("link.contribution_pct");
        assertThat(fields(aLink(task, target).setScope(Link.Scope.OCCURRENCE))).containsExactly("link.scope");
        assertThat(fields(aLink(task, target).setOccurrence("20261121"))).containsExactly("link.occurrence");
        assertThat(Refusal.of(() -> ada().link(acme.name() + "/tasks/none", target.getName()))
                        .reason())
                .isEqualTo("TASK_NOT_FOUND");
        assertThat(Refusal.of(() -> ada().link(task, acme.name() + "/kpis/none"))
                        .reason())
                .isEqualTo("LINK_TARGET_NOT_FOUND");
    }

    private static Link.Builder aLink(String source, KeyResult target) {
        return Link.newBuilder().setSource(source).setTarget(target.getName());
    }

    private List<String> fields(Link.Builder link) {
        return Refusal.of(() -> ada().link(link)).fields();
    }

    private List<Link> list(String filter) {
        return ada().links()
                .listLinks(ListLinksRequest.newBuilder()
                        .setParent(acme.name())
                        .setFilter(filter)
                        .build())
                .getLinksList();
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
