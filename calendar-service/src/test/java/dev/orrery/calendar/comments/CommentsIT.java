package dev.orrery.calendar.comments;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Comment;
import dev.orrery.calendar.v1.CommentServiceGrpc;
import dev.orrery.calendar.v1.CommentServiceGrpc.CommentServiceBlockingStub;
import dev.orrery.calendar.v1.CreateCommentRequest;
import dev.orrery.calendar.v1.DeleteCommentRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetCommentRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListCommentsRequest;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.UpdateCommentRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class CommentsIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;
    private Event event;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.READ);
        world.grant(world.ada, calendar, world.dan, AccessRule.Role.FREE_BUSY);
        event = world.create(
                world.ada, calendar, anEvent("x", "2026-11-23T09:00:00").build());
    }

    @Test
    void letsReadersSaySomethingAndItsAuthorChangeIt() {
        Comment said = create(world.ben, "first");
        create(world.ada, "second");
        Comment changed = update(world.ben, said.toBuilder().setText("better").build());

        assertThat(said.getAuthor()).isEqualTo(world.acme.userName(world.ben.id()));
        assertThat(list(world.ada)).extracting(Comment::getText).containsExactlyInAnyOrder("better", "second");
        assertThat(comments(world.ben)
                        .getComment(GetCommentRequest.newBuilder()
                                .setName(said.getName())
                                .build()))
                .isEqualTo(changed);
        assertThat(Refusal.of(() -> update(world.ada, changed)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> update(world.ben, said)).reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(Refusal.of(() -> create(world.ben, " ")).fields()).containsExactly("comment.text");
    }

    @Test
    void isDeletedByItsAuthorOrWhoeverManagesTheCalendar() {
        Comment bens = create(world.ben, "mine");
        Comment adas = create(world.ada, "hers");

        assertThat(Refusal.of(() -> delete(world.ben, adas)).reason()).isEqualTo("ACCESS_DENIED");
        delete(world.ada, bens);
        delete(world.ada, adas);
        assertThat(list(world.ada)).isEmpty();
        assertThat(Refusal.of(() -> delete(world.ada, adas)).reason()).isEqualTo("COMMENT_NOT_FOUND");
    }

    @Test
    void isNotForThoseWhoSeeBusyTimesOnly() {
        String start = position(world.dan);
        create(world.ben, "details");

        assertThat(Refusal.of(() -> list(world.dan)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(changes(world.dan, start)).isEmpty();
        assertThat(changes(world.ben, start))
                .extracting(
                        change -> change.getType() + " " + change.getComment().getText())
                .containsExactly("comment details");
    }

    @Test
    void movesWithItsEvent() {
        create(world.ada, "stays");
        Calendar other = world.calendar(world.ada);
        event = world.events(world.ada)
                .moveEvent(MoveEventRequest.newBuilder()
                        .setName(event.getName())
                        .setDestination(other.getName())
                        .build());

        assertThat(list(world.ada)).extracting(Comment::getText).containsExactly("stays");
    }

    private Comment create(TestCaller caller, String text) {
        return comments(caller)
                .createComment(CreateCommentRequest.newBuilder()
                        .setParent(event.getName())
                        .setComment(Comment.newBuilder().setText(text))
                        .build());
    }

    private Comment update(TestCaller caller, Comment comment) {
        return comments(caller)
                .updateComment(
                        UpdateCommentRequest.newBuilder().setComment(comment).build());
    }

    private void delete(TestCaller caller, Comment comment) {
        comments(caller)
                .deleteComment(DeleteCommentRequest.newBuilder()
                        .setName(comment.getName())
                        .build());
    }

    private List<Comment> list(TestCaller caller) {
        return comments(caller)
                .listComments(ListCommentsRequest.newBuilder()
                        .setParent(event.getName())
                        .build())
                .getCommentsList();
    }

    private String position(TestCaller caller) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }

    private List<Change> changes(TestCaller caller, String after) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build())
                .getChangesList();
    }

    private CommentServiceBlockingStub comments(TestCaller caller) {
        return CommentServiceGrpc.newBlockingStub(channels.as(caller));
    }
}
