package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.RetryInfo;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kit.testing.TestTokens;
import dev.orrery.okr.v1.BatchCreateLinksRequest;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.DeleteKeyResultRequest;
import dev.orrery.okr.v1.DeleteLinkRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.ListLinksRequest;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.UpdateLinkRequest;
import dev.orrery.okr.v1.UpdateTaskRequest;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links: what may be linked to what, and what moves by it. */
@OkrTest
class LinksIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller adaCaller = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void asksForAnEventInTheCallersName() {
        KeyResult target = worked();
        calendar.add(event("planning", "Planning"));

        Link link = ada().link(eventName("planning"), target.getName());

        assertThat(link.getSourceTitle()).isEqualTo("Planning");
        assertThat(link.getWeight().getValue()).isEqualTo("1");
        assertThat(link.getScope()).isEqualTo(Link.Scope.SERIES);
        assertThat(ada().linksNow()).containsExactly(link);
        assertThat(calendar.tokens).contains("Bearer " + TestTokens.of(adaCaller));
    }

    @Test
    void refusesAnEventThatTheCallerMayNotRead() {
        KeyResult target = worked();
        Event timesOnly = event("busy", "").toBuilder().clearUid().build();
        calendar.events.put(timesOnly.getName(), timesOnly);

        assertThat(Refusal.of(() -> ada().link(eventName("none"), target.getName()))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
        assertThat(Refusal.of(() -> ada().link(timesOnly.getName(), target.getName()))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
    }

    @Test
    void linksManyOrNone() {
        KeyResult one = worked();
        KeyResult two = worked();
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
    void keepsAPrivateEventsTitleToItself() {
        calendar.add(event("doctor", "Doctor").toBuilder()
                .setVisibility(Event.Visibility.PRIVATE)
                .build());

        assertThat(ada().link(eventName("doctor"), worked().getName()).getSourceTitle())
                .isEmpty();
    }

    @Test
    void saysWhenToComeAgainWhileTheCalendarServiceIsAway() {
        KeyResult target = worked();
        calendar.refuseAll = Status.UNAVAILABLE;
        try {
            Refusal refusal = Refusal.of(() -> ada().link(eventName("planning"), target.getName()));

            assertThat(refusal.reason()).isEqualTo("TEMPORARILY_UNAVAILABLE");
            assertThat(refusal.detail(RetryInfo.class)).isPresent();
        } finally {
            calendar.refuseAll = null;
        }
    }

    @Test
    void linksAPairOnce() {
        Task task = ada().task("write");
        KeyResult target = worked();
        ada().link(task.getName(), target.getName());

        assertThat(Refusal.of(() -> ada().link(task.getName(), target.getName()))
                        .reason())
                .isEqualTo("LINK_EXISTS");
    }

    @Test
    void movesAKeyResultByItsLinkedWork() {
        KeyResult steps = worked();
        Task one = ada().task("one");
        Task two = ada().task("two");
        Link link = ada().link(one.getName(), steps.getName());
        ada().link(two.getName(), steps.getName());

        ada().move(one, Task.State.DONE);
        assertThat(progress(steps)).isEqualTo("0.5");
        assertThat(ada().keyResultNow(steps.getName()).getCurrentValue().getValue())
                .isEqualTo("2");
        ada().links()
                .updateLink(UpdateLinkRequest.newBuilder()
                        .setLink(Link.newBuilder().setName(link.getName()).setWeight(decimal("3")))
                        .build());
        assertThat(progress(steps)).isEqualTo("0.75");
        ada().move(two, Task.State.CANCELLED);
        assertThat(progress(steps)).isEqualTo("1");
        ada().links()
                .deleteLink(
                        DeleteLinkRequest.newBuilder().setName(link.getName()).build());
        assertThat(ada().keyResultNow(steps.getName()).hasProgress()).isFalse();
    }

    @Test
    void goesWithEitherEnd() {
        KeyResult steps = worked();
        Task one = ada().task("one");
        Task two = ada().task("two");
        ada().link(one.getName(), steps.getName());
        ada().link(two.getName(), steps.getName());

        ada().tasks()
                .deleteTask(
                        DeleteTaskRequest.newBuilder().setName(one.getName()).build());
        assertThat(ada().linksNow()).extracting(Link::getSource).containsExactly(two.getName());
        ada().keyResults()
                .deleteKeyResult(DeleteKeyResultRequest.newBuilder()
                        .setName(steps.getName())
                        .build());

        assertThat(ada().linksNow()).isEmpty();
    }

    @Test
    void carriesItsTasksNewTitle() {
        Task task = ada().task("write");
        Link link = ada().link(task.getName(), worked().getName());

        ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder().setName(task.getName()).setTitle("rewrite"))
                        .build());

        assertThat(ada().linksNow()).extracting(Link::getSourceTitle).containsExactly("rewrite");
        assertThat(ada().linksNow().getFirst().getEtag()).isNotEqualTo(link.getEtag());
    }

    @Test
    void listsFromEitherEnd() {
        Task task = ada().task("write");
        KeyResult target = worked();
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Signups"));
        Link toKeyResult = ada().link(task.getName(), target.getName());
        Link toKpi = ada().link(task.getName(), kpi.getName());

        assertThat(list("target=\"" + target.getName() + "\"")).containsExactly(toKeyResult);
        assertThat(list("target=\"" + kpi.getName() + "\"")).containsExactly(toKpi);
        assertThat(list("source=\"" + task.getName() + "\"")).containsExactlyInAnyOrder(toKeyResult, toKpi);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        KeyResult target = worked();
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

    @Test
    void linksOneOccurrenceThatExists() {
        KeyResult target = worked();
        calendar.add(event("weekly", "Weekly"));
        calendar.add(event("weekly", "Weekly").toBuilder()
                .setName(eventName("weekly") + "/instances/20261121T090000Z")
                .build());
        Link.Builder link = Link.newBuilder()
                .setSource(eventName("weekly"))
                .setTarget(target.getName())
                .setScope(Link.Scope.OCCURRENCE);

        assertThat(Refusal.of(() -> ada().link(link.clone().setOccurrence("20261122T090000Z")))
                        .reason())
                .isEqualTo("LINK_SOURCE_NOT_FOUND");
        assertThat(ada().link(link.setOccurrence("20261121T090000Z")).getScope())
                .isEqualTo(Link.Scope.OCCURRENCE);
    }

    @Test
    void keepsItsEndsForLife() {
        KeyResult target = worked();
        Link link = ada().link(ada().task("one").getName(), target.getName());
        String other = ada().task("two").getName();

        Refusal refusal = Refusal.of(() -> ada().links()
                .updateLink(UpdateLinkRequest.newBuilder()
                        .setLink(Link.newBuilder().setName(link.getName()).setSource(other))
                        .build()));

        assertThat(refusal.fields()).containsExactly("link.source");
    }

    private Client ada() {
        return new Client(channels.as(adaCaller), acme);
    }

    private KeyResult worked() {
        return ada().keyResult(
                        ada().objective("Grow", "").getName(),
                        KeyResult.newBuilder()
                                .setTitle("steps")
                                .setKind(KeyResult.Kind.MILESTONE)
                                .setTargetValue(decimal("4"))
                                .setProgressSource(KeyResult.ProgressSource.LINKED_WORK));
    }

    private String progress(KeyResult keyResult) {
        return ada().keyResultNow(keyResult.getName()).getProgress().getValue();
    }

    private String eventName(String event) {
        return acme.name() + "/calendars/team/events/" + event;
    }

    private Event event(String id, String title) {
        return Event.newBuilder()
                .setName(eventName(id))
                .setUid(id)
                .setTitle(title)
                .build();
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
}
