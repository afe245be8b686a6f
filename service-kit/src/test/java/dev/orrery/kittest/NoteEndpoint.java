package dev.orrery.kittest;

import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.ChangePage;
import dev.orrery.kit.changes.ChangeScope;
import dev.orrery.kit.changes.ChangeStreams;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.requests.RequestLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kittest.v1.Change;
import dev.orrery.kittest.v1.CreateNoteRequest;
import dev.orrery.kittest.v1.ErrorReason;
import dev.orrery.kittest.v1.FailRequest;
import dev.orrery.kittest.v1.GetNoteRequest;
import dev.orrery.kittest.v1.ListChangesRequest;
import dev.orrery.kittest.v1.ListChangesResponse;
import dev.orrery.kittest.v1.ListNotesRequest;
import dev.orrery.kittest.v1.ListNotesResponse;
import dev.orrery.kittest.v1.Note;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import dev.orrery.kittest.v1.WatchRequest;
import dev.orrery.kittest.v1.WatchResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** The four things an endpoint does: authorise, map in, call, map out. */
@Component
final class NoteEndpoint extends NoteServiceGrpc.NoteServiceImplBase {
    private static final NamePattern ORGANIZATION = NamePattern.of("orgs/{org}");
    private static final NamePattern NOTE = NamePattern.of("orgs/{org}/notes/{note}");

    private final OrganizationTransactions transactions;
    private final RequestLog requests;
    private final PageTokens pageTokens;
    private final ChangeLog changes;
    private final ChangeStreams streams;
    private final NoteStore notes = new NoteStore();

    NoteEndpoint(
            OrganizationTransactions transactions,
            RequestLog requests,
            PageTokens pageTokens,
            ChangeLog changes,
            ChangeStreams streams) {
        this.changes = changes;
        this.streams = streams;
        this.transactions = transactions;
        this.requests = requests;
        this.pageTokens = pageTokens;
    }

    @Override
    public void createNote(CreateNoteRequest request, StreamObserver<Note> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                ORGANIZATION.parse("parent", request.getParent()).getFirst());
        membership.require(OrganizationRole.MEMBER);
        Note created = transactions.write(
                membership.organization(),
                transaction -> requests.once(transaction, caller, request, Note.parser(), () -> {
                    Note note = request.getNote();
                    notes.insert(transaction, note.getTitle(), note.getBody());
                    changes.append(
                            transaction, caller.id(), NewChange.created("notes/" + note.getTitle(), "note", note));
                    return note.toBuilder()
                            .setName(NOTE.format(membership.organization().alias(), note.getTitle()))
                            .build();
                }));
        responses.onNext(created);
        responses.onCompleted();
    }

    @Override
    public void getNote(GetNoteRequest request, StreamObserver<Note> responses) {
        List<String> name = NOTE.parse("name", request.getName());
        Membership membership = Caller.current().membership(name.get(0));
        String body = transactions
                .read(membership.organization(), transaction -> notes.body(transaction, name.get(1)))
                .orElseThrow(() -> ServiceException.of(ErrorReason.NOTE_NOT_FOUND, "There is no such note.")
                        .resource("note", request.getName())
                        .build());
        responses.onNext(Note.newBuilder()
                .setName(request.getName())
                .setTitle(name.get(1))
                .setBody(body)
                .build());
        responses.onCompleted();
    }

    @Override
    public void listNotes(ListNotesRequest request, StreamObserver<ListNotesResponse> responses) {
        Membership membership = Caller.current()
                .membership(ORGANIZATION.parse("parent", request.getParent()).getFirst());
        Page<Note> page = transactions
                .read(membership.organization(), transaction -> notes.titles(transaction, pageTokens.read(request)))
                .map(title -> Note.newBuilder().setTitle(title).build());
        responses.onNext(ListNotesResponse.newBuilder()
                .addAllNotes(page.items())
                .setNextPageToken(page.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> responses) {
        Membership membership = Caller.current()
                .membership(ORGANIZATION.parse("parent", request.getParent()).getFirst());
        streams.watch(
                new ChangeScope.OneOrganization(membership.organization().id()),
                request.getResumePosition(),
                new NoteView(membership.role()),
                new NoteFrames(),
                responses);
    }

    @Override
    public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> responses) {
        Membership membership = Caller.current()
                .membership(ORGANIZATION.parse("parent", request.getParent()).getFirst());
        ChangePage<Change> page = streams.list(
                new ChangeScope.OneOrganization(membership.organization().id()),
                request.getAfterPosition(),
                request.getPageSize(),
                new NoteView(membership.role()));
        responses.onNext(ListChangesResponse.newBuilder()
                .addAllChanges(page.changes())
                .setNextPosition(page.nextPosition())
                .setHasMore(page.hasMore())
                .build());
        responses.onCompleted();
    }

    @Override
    public void fail(FailRequest request, StreamObserver<Note> responses) {
        switch (request.getHow()) {
            case "throw" -> throw new IllegalStateException("secret of the inside");
            case "onError" -> responses.onError(new IllegalStateException("secret of the inside"));
            case "status" ->
                throw Status.NOT_FOUND.withDescription("of another service").asRuntimeException();
            case "statusOnError" ->
                responses.onError(
                        Status.NOT_FOUND.withDescription("of another service").asRuntimeException());
            case "refuseOnError" ->
                responses.onError(ServiceException.of(ErrorReason.NOTE_NOT_FOUND, "There is no such note.")
                        .build());
            default -> responses.onCompleted();
        }
    }
}
