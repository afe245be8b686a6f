package dev.orrery.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.changes.Position;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kittest.v1.Change;
import dev.orrery.kittest.v1.CreateNoteRequest;
import dev.orrery.kittest.v1.ListChangesRequest;
import dev.orrery.kittest.v1.ListChangesResponse;
import dev.orrery.kittest.v1.Note;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class NotesWatchIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller ada = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void streamsWhatIsCommittedFromNowOn() {
        create("before");
        try (Watcher watcher = watch("")) {
            watcher.nextHeartbeat();
            create("a");
            create("b");

            assertThat(watcher.changes(2))
                    .extracting(Change::getResourceName)
                    .containsExactly(acme.name() + "/notes/a", acme.name() + "/notes/b");
        }
    }

    @Test
    void resumesAnywhereWithoutLossOrRepetition() {
        String start;
        try (Watcher watcher = watch("")) {
            start = watcher.nextHeartbeat();
        }
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            created.add(create("note-" + i));
        }

        Seeds.forAll(5, random -> assertThat(followInPieces(start, 40, random)).isEqualTo(created));
    }

    @Test
    void goesOnFromAHeartbeatsPosition() {
        String position;
        try (Watcher watcher = watch("")) {
            watcher.nextHeartbeat();
            create("a");
            watcher.changes(1);
            position = watcher.nextHeartbeat();
        }
        String b = create("b");

        try (Watcher watcher = watch(position)) {
            assertThat(watcher.changes(1)).extracting(Change::getResourceName).containsExactly(b);
        }
    }

    @Test
    void advancesAnIdleWatchersPosition() {
        try (Watcher watcher = watch("")) {
            Position first = Position.parse(watcher.nextHeartbeat());
            createIn(TestCaller.organization("globex"), "elsewhere");
            Position later = first;
            while (later.equals(first)) {
                later = Position.parse(watcher.nextHeartbeat());
            }

            assertThat(later).isGreaterThan(first);
        }
    }

    @Test
    void showsOnlyWhatTheCallerMaySee() {
        TestCaller gus = TestCaller.named("gus").in(acme, OrganizationRole.GUEST);
        try (Watcher watcher = Watcher.of(channels.as(gus), acme.name(), "")) {
            watcher.nextHeartbeat();
            create("secret-plan");
            String open = create("open");

            assertThat(watcher.changes(1)).extracting(Change::getResourceName).containsExactly(open);
        }
    }

    @Test
    void resetsAWatcherWhosePositionIsNotInTheLog() {
        String elsewhere = new Position(99, 5, 5).encode();

        try (Watcher watcher = watch(elsewhere)) {
            String position = watcher.nextFrame().getReset();

            assertThat(Position.parse(position).epoch()).isNotEqualTo(99);
            assertThat(watcher.hasEnded()).isTrue();
        }
    }

    @Test
    void refusesAPositionThatItNeverGaveOut() {
        Refusal refusal = Refusal.of(() -> {
            try (Watcher watcher = watch("made-up")) {
                watcher.nextFrame();
            }
        });

        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.reason()).isEqualTo("POSITION_INVALID");
    }

    @Test
    void hidesAnotherOrganizationsStream() {
        Organization globex = TestCaller.organization("globex");

        Refusal refusal = Refusal.of(() -> {
            try (Watcher watcher = Watcher.of(channels.as(ada), globex.name(), "")) {
                watcher.nextFrame();
            }
        });

        assertThat(refusal.reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void listsThePagesOfTheSamePositions() {
        ListChangesResponse page = list("", 0);
        assertThat(page.getChangesList()).isEmpty();
        List<String> created = List.of(create("a"), create("b"), create("c"));

        List<String> seen = new ArrayList<>();
        do {
            page = list(page.getNextPosition(), 2);
            page.getChangesList().forEach(change -> seen.add(change.getResourceName()));
        } while (page.getHasMore());

        assertThat(seen).isEqualTo(created);
        assertThat(list(page.getNextPosition(), 2).getChangesList()).isEmpty();
    }

    @Test
    void refusesToListFromAPositionThatIsNotInTheLog() {
        Refusal refusal = Refusal.of(() -> list(new Position(99, 5, 5).encode(), 2));

        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(refusal.metadata()).containsKey("position");
    }

    /** As a client that loses its connection again and again. */
    private List<String> followInPieces(String start, int count, RandomGenerator random) {
        List<String> seen = new ArrayList<>();
        String position = start;
        while (seen.size() < count) {
            try (Watcher watcher = watch(position)) {
                int piece = Math.min(1 + random.nextInt(15), count - seen.size());
                for (Change change : watcher.changes(piece)) {
                    seen.add(change.getResourceName());
                    position = change.getPosition();
                }
            }
        }
        return seen;
    }

    private Watcher watch(String position) {
        return Watcher.of(channels.as(ada), acme.name(), position);
    }

    private ListChangesResponse list(String position, int pageSize) {
        return NoteServiceGrpc.newBlockingStub(channels.as(ada))
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(acme.name())
                        .setAfterPosition(position)
                        .setPageSize(pageSize)
                        .build());
    }

    private String create(String title) {
        return createAs(channels.as(ada), acme, title);
    }

    private void createIn(Organization organization, String title) {
        createAs(channels.as(ada.in(organization, OrganizationRole.MEMBER)), organization, title);
    }

    private static String createAs(Channel channel, Organization organization, String title) {
        return NoteServiceGrpc.newBlockingStub(channel)
                .createNote(CreateNoteRequest.newBuilder()
                        .setParent(organization.name())
                        .setNote(Note.newBuilder().setTitle(title))
                        .build())
                .getName();
    }
}
