package dev.orrery.calendar.comments;

import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.events.EventDetails;
import dev.orrery.calendar.events.EventTurn;
import dev.orrery.calendar.names.CommentName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.v1.Comment;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;

/** What people do to comments on an event whose details they see. */
final class CommentEditor {
    private static final int MAX_CHARS = 8_000;

    private final EventTurn turn;
    private final EventName name;
    private final EventDetails event;
    private final CommentStore comments;

    CommentEditor(EventTurn turn, EventName name) {
        this.turn = turn;
        this.name = name;
        this.event = turn.reader().details(name);
        this.comments = new CommentStore(turn.transaction(), name);
    }

    Comment create(Comment comment) {
        String id = Ids.next(turn.now());
        comments.insert(id, turn.caller(), text(comment), turn.now());
        return logged(ChangeKind.CREATED, Comment.getDefaultInstance(), read(id));
    }

    Comment update(String id, Update<Comment> update) {
        StoredComment stored = comments.locked(id).orElseThrow(() -> missing(turn.organization(), name, id));
        if (!isAuthor(stored)) {
            throw ServiceException.of(ErrorReason.ACCESS_DENIED, "Only its author changes a comment.")
                    .with("requiredRole", "AUTHOR")
                    .build();
        }
        requireMatch(stored, update.patch().getEtag());
        Comment before = proto(turn.organization(), name, stored);
        String text = text(update.applyTo(before));
        if (text.equals(stored.text())) {
            return before;
        }
        comments.setText(id, text, turn.now());
        return logged(ChangeKind.UPDATED, before, read(id));
    }

    void delete(String id, String etag) {
        StoredComment stored = comments.locked(id).orElseThrow(() -> missing(turn.organization(), name, id));
        if (!isAuthor(stored)) {
            CalendarAccess.requireRole(event.calendar().role(), CalendarRole.MANAGE);
        }
        requireMatch(stored, etag);
        comments.delete(id);
        Comment gone = proto(turn.organization(), name, stored);
        logged(ChangeKind.DELETED, gone, gone);
    }

    static Comment proto(Organization organization, EventName event, StoredComment stored) {
        return Comment.newBuilder()
                .setName(CommentName.of(organization, event, stored.id()))
                .setText(stored.text())
                .setAuthor(MemberName.USER.of(organization, stored.authorId()))
                .setAuthorDisplayName(stored.authorName())
                .setEtag(Etag.ofVersion(stored.version()).value())
                .setCreateTime(timestamp(stored.createTime()))
                .setUpdateTime(timestamp(stored.updateTime()))
                .build();
    }

    static ServiceException missing(Organization organization, EventName event, String id) {
        return ServiceException.of(ErrorReason.COMMENT_NOT_FOUND, "There is no comment of this name for you.")
                .resource("comment", CommentName.of(organization, event, id))
                .build();
    }

    private static String text(Comment comment) {
        String text = comment.getText().strip();
        if (text.isEmpty()) {
            throw ServiceException.invalidField("comment.text", "blank (expected: 1 to " + MAX_CHARS + " characters)");
        }
        return text;
    }

    private boolean isAuthor(StoredComment comment) {
        return comment.authorId().equals(turn.caller().id().value());
    }

    private void requireMatch(StoredComment stored, String etag) {
        Etag.ofVersion(stored.version()).requireMatch(etag, CommentName.of(turn.organization(), name, stored.id()));
    }

    private Comment read(String id) {
        StoredComment stored = comments.find(id).orElseThrow(() -> missing(turn.organization(), name, id));
        return proto(turn.organization(), name, stored);
    }

    private Comment logged(ChangeKind kind, Comment before, Comment after) {
        turn.log(CommentChanges.of(turn.organization(), event, kind, before, after));
        return after;
    }

    private static com.google.protobuf.Timestamp timestamp(Instant instant) {
        return Timestamps.fromMillis(instant.toEpochMilli());
    }
}
