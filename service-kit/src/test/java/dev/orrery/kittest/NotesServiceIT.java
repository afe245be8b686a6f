package dev.orrery.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kit.testing.TestTokens;
import dev.orrery.kittest.v1.CreateNoteRequest;
import dev.orrery.kittest.v1.FailRequest;
import dev.orrery.kittest.v1.GetNoteRequest;
import dev.orrery.kittest.v1.ListNotesRequest;
import dev.orrery.kittest.v1.ListNotesResponse;
import dev.orrery.kittest.v1.Note;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import dev.orrery.kittest.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class NotesServiceIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller ada = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void keepsWhatAMemberWrites() {
        Note created = create(notes(ada), "plan", "write the kit");

        assertThat(created.getName()).isEqualTo("orgs/" + acme.alias() + "/notes/plan");
        assertThat(notes(ada).getNote(get(created.getName())).getBody()).isEqualTo("write the kit");
    }

    @Test
    void takesTheOrganizationsUuidForItsAlias() {
        create(notes(ada), "plan", "write the kit");

        assertThat(notes(ada).getNote(get("orgs/" + acme.id() + "/notes/plan")).getBody())
                .isEqualTo("write the kit");
    }

    @Test
    void hidesAnOrganizationFromThoseOutside() {
        create(notes(ada), "plan", "write the kit");
        TestCaller cleo = TestCaller.named("cleo").in(TestCaller.organization("globex"), OrganizationRole.OWNER);

        Refusal refusal = Refusal.of(() -> notes(cleo).getNote(get("orgs/" + acme.alias() + "/notes/plan")));

        assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal.reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void keepsOrganizationsApartWithoutAWhere() {
        create(notes(ada), "plan", "acme's");
        Organization globex = TestCaller.organization("globex");
        TestCaller cleo = TestCaller.named("cleo").in(globex, OrganizationRole.OWNER);

        ListNotesResponse seen = notes(cleo)
                .listNotes(
                        ListNotesRequest.newBuilder().setParent(globex.name()).build());

        assertThat(seen.getNotesList()).isEmpty();
    }

    @Test
    void refusesAGuestWhatNeedsAMember() {
        TestCaller gus = TestCaller.named("gus").in(acme, OrganizationRole.GUEST);

        Refusal refusal = Refusal.of(() -> create(notes(gus), "plan", "x"));

        assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal.metadata()).containsEntry("requiredRole", "MEMBER");
    }

    @Test
    void refusesACallWithoutAToken() {
        Refusal refusal = Refusal.of(() -> stub(channels.anonymous()).getNote(get("orgs/x/notes/y")));

        assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(refusal.reason()).isEqualTo("UNAUTHENTICATED_CALLER");
    }

    @Test
    void refusesATokenThatIsNotForThisServiceNowFromThisIssuer() {
        List<String> tokens = List.of(
                TestTokens.sign(
                        TestTokens.claims(ada).audience("another-service").build()),
                TestTokens.sign(
                        TestTokens.claims(ada).issuer("https://elsewhere.test").build()),
                TestTokens.sign(TestTokens.claims(ada)
                        .expirationTime(Date.from(FixedClock.START.minusSeconds(31)))
                        .build()),
                TestTokens.sign(TestTokens.claims(ada).expirationTime(null).build()),
                TestTokens.sign(TestTokens.claims(ada).subject("not-a-uuid").build()),
                TestTokens.of(ada) + "x",
                "nonsense");

        assertThat(tokens)
                .allSatisfy(token -> assertThat(
                                Refusal.of(() -> stub(channels.withToken(token)).getNote(get("orgs/x/notes/y")))
                                        .code())
                        .isEqualTo(Code.UNAUTHENTICATED));
    }

    @Test
    void answersHealthToAnybody() {
        assertThat(HealthGrpc.newBlockingStub(channels.anonymous())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void namesEveryBrokenFieldInTheContractsSpelling() {
        Refusal refusal = Refusal.of(() -> notes(ada)
                .createNote(CreateNoteRequest.newBuilder()
                        .setParent(acme.name())
                        .setNote(Note.newBuilder()
                                .setTitle("t".repeat(101))
                                .addTags("fine")
                                .addTags("x"))
                        .build()));

        assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
        assertThat(refusal.fields()).containsExactlyInAnyOrder("note.title", "note.tags[1]");
    }

    @Test
    void refusesANameOfAnotherPattern() {
        Refusal refusal = Refusal.of(() -> notes(ada).getNote(get("orgs/acme/note")));

        assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
        assertThat(refusal.fields()).containsExactly("name");
    }

    @Test
    void tellsWhatAViolatedConstraintMeans() {
        create(notes(ada), "plan", "first");

        assertThat(Refusal.of(() -> create(notes(ada), "plan", "second")).reason())
                .isEqualTo("NOTE_EXISTS");
        assertThat(Refusal.of(() -> create(notes(ada), "forbidden", "x")).reason())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void pagesThroughAllOnceAndKeepsATokenToItsQuery() {
        for (int i = 0; i < 7; i++) {
            create(notes(ada), "note-" + i, "x");
        }
        List<String> seen = new ArrayList<>();
        ListNotesRequest.Builder request =
                ListNotesRequest.newBuilder().setParent(acme.name()).setPageSize(3);
        ListNotesResponse page;
        do {
            page = notes(ada).listNotes(request.build());
            page.getNotesList().forEach(note -> seen.add(note.getTitle()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());

        assertThat(seen).containsExactly("note-0", "note-1", "note-2", "note-3", "note-4", "note-5", "note-6");
        String token = notes(ada)
                .listNotes(ListNotesRequest.newBuilder()
                        .setParent(acme.name())
                        .setPageSize(3)
                        .build())
                .getNextPageToken();
        assertThat(Refusal.of(() -> notes(ada)
                                .listNotes(ListNotesRequest.newBuilder()
                                        .setParent(acme.name())
                                        .setFilter("title=x")
                                        .setPageToken(token)
                                        .build()))
                        .reason())
                .isEqualTo("PAGE_TOKEN_INVALID");
    }

    @Test
    void refusesANegativePageSize() {
        Refusal refusal = Refusal.of(() -> notes(ada)
                .listNotes(ListNotesRequest.newBuilder()
                        .setParent(acme.name())
                        .setPageSize(-1)
                        .build()));

        assertThat(refusal.fields()).containsExactly("page_size");
    }

    @Test
    void answersARepeatedRequestWithTheFirstResponse() {
        CreateNoteRequest request = CreateNoteRequest.newBuilder()
                .setParent(acme.name())
                .setNote(Note.newBuilder().setTitle("once").setBody("x"))
                .setRequestId("r-1")
                .build();

        Note first = notes(ada).createNote(request);
        Note second = notes(ada).createNote(request);

        assertThat(second).isEqualTo(first);
        CreateNoteRequest other =
                request.toBuilder().setNote(Note.newBuilder().setTitle("other")).build();
        assertThat(Refusal.of(() -> notes(ada).createNote(other)).reason()).isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void letsAFailedRequestBeTriedAgain() {
        CreateNoteRequest request = CreateNoteRequest.newBuilder()
                .setParent(acme.name())
                .setNote(Note.newBuilder().setTitle("forbidden"))
                .setRequestId("r-1")
                .build();

        assertThat(Refusal.of(() -> notes(ada).createNote(request)).reason()).isEqualTo("INVALID_FIELD");
        assertThat(Refusal.of(() -> notes(ada).createNote(request)).reason()).isEqualTo("INVALID_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "onError", "status"})
    void saysNothingOfTheInsideButAnErrorId(String how) {
        Refusal refusal = Refusal.of(
                () -> notes(ada).fail(FailRequest.newBuilder().setHow(how).build()));

        assertThat(refusal.code()).isEqualTo(Code.INTERNAL);
        assertThat(refusal.reason()).isEqualTo("INTERNAL_ERROR");
        assertThat(refusal.metadata()).containsKey("errorId");
        assertThat(refusal.message()).doesNotContain("inside").doesNotContain("another service");
    }

    @Test
    void takesARefusalFromOnErrorToo() {
        Refusal refusal = Refusal.of(() ->
                notes(ada).fail(FailRequest.newBuilder().setHow("refuseOnError").build()));

        assertThat(refusal.reason()).isEqualTo("NOTE_NOT_FOUND");
    }

    private NoteServiceBlockingStub notes(TestCaller caller) {
        return stub(channels.as(caller));
    }

    private static NoteServiceBlockingStub stub(Channel channel) {
        return NoteServiceGrpc.newBlockingStub(channel);
    }

    private Note create(NoteServiceBlockingStub notes, String title, String body) {
        return notes.createNote(CreateNoteRequest.newBuilder()
                .setParent(acme.name())
                .setNote(Note.newBuilder().setTitle(title).setBody(body))
                .build());
    }

    private static GetNoteRequest get(String name) {
        return GetNoteRequest.newBuilder().setName(name).build();
    }
}
