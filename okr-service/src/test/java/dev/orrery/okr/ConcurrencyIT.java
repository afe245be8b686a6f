package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.DeleteLinkRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writers at the same moment see each other's effect, and never deadlock or close a cycle. */
@OkrTest
class ConcurrencyIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void countsAllCheckInsOnSiblings() throws Exception {
        Objective root = ada().objective("root", "");
        List<Callable<String>> checkIns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Objective child = ada().objective("child", root.getName());
            KeyResult keyResult = ada().percent(child.getName());
            checkIns.add(() -> ada().checkIn(keyResult.getName(), "100", "1").getName());
        }

        atOnce(checkIns);

        assertThat(ada().objectiveNow(root.getName()).getProgress().getValue()).isEqualTo("1");
    }

    @Test
    void refusesOneOfTwoThatWouldCloseACycleTogether() throws Exception {
        for (int round = 0; round < 5; round++) {
            Objective one = ada().objective("one", "");
            Objective two = ada().objective("two", "");

            List<String> outcomes = atOnce(List.of(() -> reparent(one, two), () -> reparent(two, one)));

            assertThat(outcomes).containsExactlyInAnyOrder("moved", "FAILED_PRECONDITION");
        }
    }

    @Test
    void neverCountsATaskThatIsFinishedWhileItsLinkIsRemoved() throws Exception {
        Objective objective = ada().objective("Grow", "");
        for (int round = 0; round < 5; round++) {
            KeyResult keyResult = ada().keyResult(
                            objective.getName(),
                            KeyResult.newBuilder()
                                    .setTitle("The steps are done")
                                    .setKind(KeyResult.Kind.MILESTONE)
                                    .setTargetValue(decimal("1"))
                                    .setProgressSource(KeyResult.ProgressSource.LINKED_WORK));
            Task task = ada().task("write");
            Link link = ada().link(task.getName(), keyResult.getName());

            atOnce(List.of(() -> ada().move(task, Task.State.DONE).getName(), () -> {
                ada().links()
                        .deleteLink(DeleteLinkRequest.newBuilder()
                                .setName(link.getName())
                                .build());
                return link.getName();
            }));

            assertThat(ada().keyResultNow(keyResult.getName()).hasProgress()).isFalse();
        }
        assertThat(ada().check().getDifferingList()).isEmpty();
    }

    private String reparent(Objective objective, Objective parent) {
        try {
            ada().objectives()
                    .updateObjective(UpdateObjectiveRequest.newBuilder()
                            .setObjective(Objective.newBuilder()
                                    .setName(objective.getName())
                                    .setParent(parent.getName()))
                            .build());
            return "moved";
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode().name();
        }
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<String> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            for (Future<String> result : running) {
                results.add(result.get());
            }
        }
        return results;
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
