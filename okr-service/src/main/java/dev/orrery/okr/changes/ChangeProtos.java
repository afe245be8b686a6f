package dev.orrery.okr.changes;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.LoggedChange;
import dev.orrery.kit.changes.WatchFrames;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Changes;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.WatchResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes of the log as the contract's, and the frames that carry them. */
final class ChangeProtos {
    /** The fields of {@code Change} that hold a resource, by its type. */
    private static final Map<String, FieldDescriptor> RESOURCES =
            Change.getDescriptor().getOneofs().getFirst().getFields().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            field -> Changes.type(field.getMessageType()), field -> field));

    private ChangeProtos() {}

    static Change of(LoggedChange logged, String position) {
        Change.Builder change = Change.newBuilder()
                .setPosition(position)
                .setKind(Change.Kind.valueOf(logged.kind().name()))
                .setResourceName(logged.fullName())
                .setType(logged.type())
                .addAllChangedFields(logged.changedFields())
                .setTime(Times.of(logged.time()))
                .setOrganizationUid(logged.organization().id().toString());
        Author.ofLogId(logged.actor())
                .ifPresent(actor -> change.setActor(logged.organization().userName(actor)));
        if (logged.kind() != ChangeKind.DELETED) {
            addResource(change, logged);
        }
        return change.build();
    }

    /** A resource that is there now, as if it were new. */
    static Change current(Organization organization, String type, Message resource) {
        FieldDescriptor name = resource.getDescriptorForType().findFieldByName("name");
        return Change.newBuilder()
                .setKind(Change.Kind.CREATED)
                .setResourceName((String) resource.getField(name))
                .setType(type)
                .setField(field(type), resource)
                .setOrganizationUid(organization.id().toString())
                .build();
    }

    private static void addResource(Change.Builder change, LoggedChange logged) {
        FieldDescriptor field = field(logged.type());
        try {
            Message resource =
                    change.newBuilderForField(field).mergeFrom(logged.payload()).build();
            change.setField(field, resource);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("change_log: payload of " + logged.fullName() + " does not parse", broken);
        }
    }

    private static FieldDescriptor field(String type) {
        FieldDescriptor field = RESOURCES.get(type);
        if (field == null) {
            throw new IllegalStateException("type: " + type + " (expected: one of " + RESOURCES.keySet() + ")");
        }
        return field;
    }

    static List<ChangeKind> kinds(List<Change.Kind> kinds) {
        return kinds.stream()
                .filter(kind -> kind != Change.Kind.KIND_UNSPECIFIED)
                .map(kind -> ChangeKind.valueOf(kind.name()))
                .toList();
    }

    /** The frames of Watch. */
    static final class Frames implements WatchFrames<Change, WatchResponse> {
        @Override
        public WatchResponse change(Change change) {
            return WatchResponse.newBuilder().setChange(change).build();
        }

        @Override
        public WatchResponse heartbeat(String position) {
            return WatchResponse.newBuilder()
                    .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(position))
                    .build();
        }

        @Override
        public WatchResponse reset(String position) {
            return WatchResponse.newBuilder()
                    .setReset(WatchResponse.Reset.newBuilder()
                            .setReason(WatchResponse.Reset.Reason.POSITION_EXPIRED)
                            .setPosition(position))
                    .build();
        }
    }
}
