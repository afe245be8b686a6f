package dev.orrery.calendar.comments;

import dev.orrery.calendar.calendars.ChangedFields;
import dev.orrery.calendar.events.EventDetails;
import dev.orrery.calendar.internal.v1.LoggedComment;
import dev.orrery.calendar.v1.Comment;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.identity.Organization;
import java.util.List;

/** Changes of comments, as the change log takes them. */
public final class CommentChanges {
    public static final String TYPE = "comment";

    private CommentChanges() {}

    static NewChange of(Organization organization, EventDetails event, ChangeKind kind, Comment before, Comment after) {
        String path = after.getName().substring(organization.name().length() + 1);
        LoggedComment payload = LoggedComment.newBuilder()
                .setComment(after)
                .setIsPrivate(event.arePrivate())
                .build();
        return new NewChange(
                path,
                TYPE,
                kind,
                payload.toByteString(),
                kind == ChangeKind.UPDATED ? ChangedFields.between(before, after) : List.of());
    }
}
