package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every write is told, with what it changed, as a stream and page by page. */
@OkrTest
class ChangesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private ServiceDatabase database;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void tellsWhatACheckInHasMovedInOrder() {
        String start = now(ada());
        Objective root = ada().objective("root", "");
        Objective child = ada().objective("child", root.getName());
        KeyResult keyResult = ada().percent(child.getName());
        ada().checkIn(keyResult.getName(), "50", "0.9");

        List<Change> changes = after(ada(), start);

        assertThat(changes)
                .extracting(Change::getType, Change::getKind, Change::getResourceName)
                .startsWith(
                        tuple("objective", Change.Kind.CREATED, root.getName()),
                        tuple("objective", Change.Kind.CREATED, child.getName()),
                        tuple("keyResult", Change.Kind.CREATED, keyResult.getName()),
                        tuple("keyResult", Change.Kind.UPDATED, keyResult.getName()),
                        tuple("objective", Change.Kind.UPDATED, child.getName()),
                        tuple("objective", Change.Kind.UPDATED, root.getName()));
        Change last = changes.get(5);
        assertThat(last.getObjective()).isEqualTo(ada().objectiveNow(root.getName()));
        assertThat(last.getChangedFieldsList()).containsExactly("progress");
        assertThat(last.getActor()).isEqualTo(root.getOwner());
        assertThat(last.getOrganizationUid()).isEqualTo(acme.id().toString());
        assertThat(changes.getLast().getType()).isEqualTo("checkIn");
    }

    @Test
    void tellsAllThatGoesWithAnObjective() {
        Objective objective = ada().objective("root", "");
        KeyResult keyResult = ada().percent(objective.getName());
        String start = now(ada());

        ada().objectives()
                .deleteObjective(DeleteObjectiveRequest.newBuilder()
                        .setName(objective.getName())
                        .build());

        assertThat(after(ada(), start))
                .allSatisfy(change -> {
                    assertThat(change.getKind()).isEqualTo(Change.Kind.DELETED);
                    assertThat(change.getResourceCase()).isEqualTo(Change.ResourceCase.RESOURCE_NOT_SET);
                })
                .extracting(Change::getResourceName)
                .containsExactly(keyResult.getName(), objective.getName());
    }

    @Test
    void streamsToTheMembersAndResumes() throws Exception {
        String start = now(ada());
        Objective first = ada().objective("first", "");
        ada().task("not asked for");
        Objective second = ada().objective("second", "");

        List<Change> seen = watch(start, 2);
        List<Change> resumed = watch(seen.getFirst().getPosition(), 1);

        assertThat(seen).extracting(Change::getObjective).containsExactly(first, second);
        assertThat(resumed).containsExactly(seen.get(1));
    }

    @Test
    void showsNothingToGuestsAndStrangersAndAllToAFollower() {
        String start = now(ada());
        ada().objective("root", "");
        Client gus = client(TestCaller.named("gus").in(acme, OrganizationRole.GUEST));
        Client cleo = client(TestCaller.named("cleo"));
        Client follower = client(TestCaller.named("service").withPlatformRole(Caller.CHANGE_FOLLOWER));

        assertThat(Refusal.of(() -> now(gus)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> now(cleo)).reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
        ListChangesRequest all = ListChangesRequest.newBuilder()
                .setParent("orgs/-")
                .setAfterPosition(start)
                .setNamePrefix(acme.name() + "/")
                .build();
        assertThat(follower.changes().listChanges(all).getChangesList()).hasSize(1);
        assertThat(Refusal.of(() -> ada().changes().listChanges(all)).reason()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void refusesAPositionThatIsNotOurs() {
        ListChangesRequest request = ListChangesRequest.newBuilder()
                .setParent(acme.name())
                .setAfterPosition("tomorrow")
                .build();

        assertThat(Refusal.of(() -> ada().changes().listChanges(request)).reason())
                .isEqualTo("POSITION_INVALID");
    }

    @Test
    void knowsNoPositionOfALogThatHasBegunAnew() {
        String old = now(ada());
        DSL.using(database.changes(), SQLDialect.POSTGRES)
                .transaction(begun -> begun.dsl().execute("UPDATE change_horizon SET epoch = epoch + 1"));

        assertThat(Refusal.of(() -> after(ada(), old)).reason()).isEqualTo("POSITION_EXPIRED");
        assertThat(after(ada(), now(ada()))).isEmpty();
    }

    private List<Change> watch(String position, int count) throws Exception {
        try (CancellableContext context = Context.current().withCancellation()) {
            return context.call(() -> {
                Iterator<WatchResponse> frames = ada().changes()
                        .watch(WatchRequest.newBuilder()
                                .setParent(acme.name())
                                .setResumePosition(position)
                                .addTypes("objective")
                                .build());
                List<Change> changes = new ArrayList<>();
                while (changes.size() < count) {
                    WatchResponse frame = frames.next();
                    if (frame.hasChange()) {
                        changes.add(frame.getChange());
                    }
                }
                return changes;
            });
        }
    }

    private Client ada() {
        return client(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER));
    }

    private Client client(TestCaller caller) {
        return new Client(channels.as(caller), acme);
    }

    private String now(Client client) {
        return client.changes()
                .listChanges(
                        ListChangesRequest.newBuilder().setParent(acme.name()).build())
                .getNextPosition();
    }

    /** Until there is no more: a change is listed once no transaction before it is running. */
    private List<Change> after(Client client, String position) {
        List<Change> changes = new ArrayList<>();
        ListChangesResponse page;
        do {
            page = client.changes()
                    .listChanges(ListChangesRequest.newBuilder()
                            .setParent(acme.name())
                            .setAfterPosition(position)
                            .build());
            changes.addAll(page.getChangesList());
            position = page.getNextPosition();
        } while (page.getHasMore());
        return changes;
    }
}
