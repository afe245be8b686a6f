package dev.orrery.calendar.changes;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.Change;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.LoggedChange;
import java.time.Instant;

/** Changes as callers see them. */
final class ChangeProtos {
    private ChangeProtos() {}

    /** Everything but the resource. */
    static Change.Builder change(LoggedChange logged, ChangeKind kind) {
        Instant time = logged.time();
        Change.Builder change = Change.newBuilder()
                .setKind(Change.Kind.valueOf(kind.name()))
                .setResourceName(logged.fullName())
                .setType(logged.type())
                .setActor(logged.actorName())
                .setTime(
                        Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
                .setOrganizationUid(logged.organization().id().toString());
        if (kind == ChangeKind.UPDATED) {
            change.addAllChangedFields(logged.changedFields());
        }
        return change;
    }

    static ChangeKind kind(Change.Kind kind) {
        return switch (kind) {
            case CREATED -> ChangeKind.CREATED;
            case DELETED -> ChangeKind.DELETED;
            default -> ChangeKind.UPDATED;
        };
    }
}
