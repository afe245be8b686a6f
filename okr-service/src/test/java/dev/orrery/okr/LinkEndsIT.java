package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.DeleteKeyResultRequest;
import dev.orrery.okr.v1.DeleteLinkRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.UpdateLinkRequest;
import dev.orrery.okr.v1.UpdateTaskRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a link does while its ends go on: it moves the one by the other, follows them and goes with them. */
@OkrTest
class LinkEndsIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void movesAKeyResultByItsLinkedWork() {
        KeyResult steps = ada().steps();
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
        KeyResult steps = ada().steps();
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
        Link link = ada().link(task.getName(), ada().steps().getName());

        ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder().setName(task.getName()).setTitle("rewrite"))
                        .build());

        assertThat(ada().linksNow()).extracting(Link::getSourceTitle).containsExactly("rewrite");
        assertThat(ada().linksNow().getFirst().getEtag()).isNotEqualTo(link.getEtag());
    }

    @Test
    void keepsItsEndsForLife() {
        KeyResult target = ada().steps();
        Link link = ada().link(ada().task("one").getName(), target.getName());
        String other = ada().task("two").getName();

        Refusal refusal = Refusal.of(() -> ada().links()
                .updateLink(UpdateLinkRequest.newBuilder()
                        .setLink(Link.newBuilder().setName(link.getName()).setSource(other))
                        .build()));

        assertThat(refusal.fields()).containsExactly("link.source");
    }

    private String progress(KeyResult keyResult) {
        return ada().keyResultNow(keyResult.getName()).getProgress().getValue();
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
