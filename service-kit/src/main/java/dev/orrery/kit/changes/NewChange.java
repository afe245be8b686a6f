package dev.orrery.kit.changes;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.List;

/**
 * A change about to be appended.
 *
 * @param resourceName without the organisation: {@code calendars/c/events/e}
 * @param type of the resource, as the API's stream names it: {@code event}
 * @param payload the resource after the change, as the service will want it when it shows the change to somebody
 * @param changedFields for UPDATED, in the contract's spelling
 */
public record NewChange(
        String resourceName, String type, ChangeKind kind, ByteString payload, List<String> changedFields) {
    public NewChange {
        changedFields = List.copyOf(changedFields);
        if (resourceName.startsWith("orgs/")) {
            throw new IllegalArgumentException("resourceName: " + resourceName + " (expected: without orgs/…/)");
        }
    }

    public static NewChange created(String resourceName, String type, Message after) {
        return new NewChange(resourceName, type, ChangeKind.CREATED, after.toByteString(), List.of());
    }

    public static NewChange updated(String resourceName, String type, Message after, List<String> changedFields) {
        return new NewChange(resourceName, type, ChangeKind.UPDATED, after.toByteString(), changedFields);
    }

    /** {@code before} is what the resource was, for deciding who may learn that it is gone. */
    public static NewChange deleted(String resourceName, String type, Message before) {
        return new NewChange(resourceName, type, ChangeKind.DELETED, before.toByteString(), List.of());
    }
}
