package dev.orrery.kittest;

import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.changes.LoggedChange;
import dev.orrery.kit.changes.VisibleChange;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kittest.v1.Change;
import java.util.List;

/** A guest does not see notes whose title begins with "secret"; a note called "twice" is shown in two messages. */
record NoteView(OrganizationRole role) implements ChangeView<Change> {
    @Override
    public List<VisibleChange<Change>> see(List<LoggedChange> changes) {
        return changes.stream()
                .filter(change -> role.includes(OrganizationRole.MEMBER)
                        || !change.resourceName().startsWith("notes/secret"))
                .flatMap(change -> change.resourceName().equals("notes/twice")
                        ? List.of(show(change), show(change)).stream()
                        : List.of(show(change)).stream())
                .toList();
    }

    private static VisibleChange<Change> show(LoggedChange change) {
        return new VisibleChange<>(
                change,
                position -> Change.newBuilder()
                        .setPosition(position)
                        .setResourceName(change.fullName())
                        .setKind(change.kind().name())
                        .build());
    }
}
