package dev.orrery.calendar.comments;

import com.google.protobuf.Empty;
import dev.orrery.calendar.events.EventReader;
import dev.orrery.calendar.events.EventTurns;
import dev.orrery.calendar.names.CommentName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.Comment;
import dev.orrery.calendar.v1.CommentServiceGrpc;
import dev.orrery.calendar.v1.CreateCommentRequest;
import dev.orrery.calendar.v1.DeleteCommentRequest;
import dev.orrery.calendar.v1.GetCommentRequest;
import dev.orrery.calendar.v1.ListCommentsRequest;
import dev.orrery.calendar.v1.ListCommentsResponse;
import dev.orrery.calendar.v1.UpdateCommentRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of CommentService. */
@Component
final class CommentEndpoint extends CommentServiceGrpc.CommentServiceImplBase {
    private final OrganizationTransactions transactions;
    private final EventTurns turns;
    private final PageTokens pageTokens;

    CommentEndpoint(OrganizationTransactions transactions, EventTurns turns, PageTokens pageTokens) {
        this.transactions = transactions;
        this.turns = turns;
        this.pageTokens = pageTokens;
    }

    @Override
    public void createComment(CreateCommentRequest request, StreamObserver<Comment> responses) {
        EventName parent = EventName.parse("parent", request.getParent());
        responses.onNext(turns.run(
                parent.organization(),
                request,
                request.getValidateOnly(),
                Comment.parser(),
                turn -> new CommentEditor(turn, parent).create(request.getComment())));
        responses.onCompleted();
    }

    @Override
    public void getComment(GetCommentRequest request, StreamObserver<Comment> responses) {
        CommentName name = CommentName.parse("name", request.getName());
        Caller caller = Caller.current();
        Membership membership = caller.membership(name.event().organization());
        Organization organization = membership.organization();
        responses.onNext(transactions.read(organization, transaction -> {
            new EventReader(transaction, caller, membership).details(name.event());
            StoredComment stored = new CommentStore(transaction, name.event())
                    .find(name.comment())
                    .orElseThrow(() -> CommentEditor.missing(organization, name.event(), name.comment()));
            return CommentEditor.proto(organization, name.event(), stored);
        }));
        responses.onCompleted();
    }

    @Override
    public void listComments(ListCommentsRequest request, StreamObserver<ListCommentsResponse> responses) {
        EventName parent = EventName.parse("parent", request.getParent());
        Caller caller = Caller.current();
        Membership membership = caller.membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        Page<Comment> comments = transactions
                .read(membership.organization(), transaction -> {
                    new EventReader(transaction, caller, membership).details(parent);
                    return new CommentStore(transaction, parent).page(page);
                })
                .map(stored -> CommentEditor.proto(membership.organization(), parent, stored));
        responses.onNext(ListCommentsResponse.newBuilder()
                .addAllComments(comments.items())
                .setNextPageToken(comments.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateComment(UpdateCommentRequest request, StreamObserver<Comment> responses) {
        CommentName name =
                CommentName.parse("comment.name", request.getComment().getName());
        Update<Comment> update = Update.of(request.getComment(), request.getUpdateMask());
        responses.onNext(turns.run(
                name.event().organization(),
                request,
                request.getValidateOnly(),
                Comment.parser(),
                turn -> new CommentEditor(turn, name.event()).update(name.comment(), update)));
        responses.onCompleted();
    }

    @Override
    public void deleteComment(DeleteCommentRequest request, StreamObserver<Empty> responses) {
        CommentName name = CommentName.parse("name", request.getName());
        responses.onNext(turns.run(name.event().organization(), request, false, Empty.parser(), turn -> {
            new CommentEditor(turn, name.event()).delete(name.comment(), request.getEtag());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }
}
