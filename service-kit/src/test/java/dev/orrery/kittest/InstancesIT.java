package dev.orrery.kittest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kittest.v1.Change;
import dev.orrery.kittest.v1.CreateNoteRequest;
import dev.orrery.kittest.v1.Note;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several instances of a service side by side on one database, coming and going. */
class InstancesIT {
    private final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");
    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller ada = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void aWatcherGoesOnAtAnotherInstanceWhenItsOwnStops() {
        try (Instance other = Instance.on(database)) {
            Instance stopping = Instance.on(database);
            try (Watcher cutOff = watch(stopping, "")) {
                cutOff.nextHeartbeat();
                create(stopping, "seen");
                String position = cutOff.changes(1).getFirst().getPosition();

                stopping.close();

                assertThat(Refusal.of(() -> cutOff.changes(1)).reason()).isEqualTo("TEMPORARILY_UNAVAILABLE");
                String missed = create(other, "missed");
                try (Watcher resumed = watch(other, position)) {
                    assertThat(resumed.changes(1))
                            .extracting(Change::getResourceName)
                            .containsExactly(missed);
                }
            }
        }
    }

    @Test
    void aWatcherOfOneInstanceSeesWhatAnotherCommits() {
        try (Instance one = Instance.on(database);
                Instance other = Instance.on(database);
                Watcher watcher = watch(one, "")) {
            watcher.nextHeartbeat();
            List<String> created = List.of(create(other, "a"), create(one, "b"), create(other, "c"));

            assertThat(watcher.changes(3)).extracting(Change::getResourceName).isEqualTo(created);
        }
    }

    @Test
    void refusesToStartUnsafeAndSaysAllThatIsWrong() {
        Map<String, Object> properties = Instance.properties(database);
        properties.put("orrery.database.app-password", "short");
        properties.put("orrery.identity.issuer", "http://sso.example.com");

        assertThatThrownBy(() -> Instance.with(properties).close())
                .hasStackTraceContaining("orrery.database.app-password: too short")
                .hasStackTraceContaining("orrery.identity.issuer: http://sso.example.com");
    }

    private Watcher watch(Instance instance, String position) {
        return Watcher.of(instance.channels().as(ada), acme.name(), position);
    }

    private String create(Instance instance, String title) {
        return NoteServiceGrpc.newBlockingStub(instance.channels().as(ada))
                .createNote(CreateNoteRequest.newBuilder()
                        .setParent(acme.name())
                        .setNote(Note.newBuilder().setTitle(title))
                        .build())
                .getName();
    }
}
