package dev.orrery.okr.edits;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.kit.changes.NewChange;
import java.util.ArrayList;
import java.util.List;

/**
 * What one edit has done, in order: appended to the change log in one go when its work is done. A resource's type and
 * name come from the contract: the {@code singular} of its {@code google.api.resource}, and its field {@code name}.
 */
public final class Changes {
    private final List<NewChange> done = new ArrayList<>();

    Changes() {}

    /** A resource is new. Answers it. */
    public <M extends Message> M created(M after) {
        done.add(NewChange.created(localName(after), type(after), after));
        return after;
    }

    /** A resource is another than before. Answers it. */
    public <M extends Message> M updated(M before, M after) {
        done.add(NewChange.updated(localName(after), type(after), after, changedFields(before, after)));
        return after;
    }

    /** A resource is gone. */
    public void deleted(Message before) {
        done.add(NewChange.deleted(localName(before), type(before), before));
    }

    List<NewChange> done() {
        return List.copyOf(done);
    }

    /** The type of a resource, as the stream names it. */
    public static String type(Descriptor resource) {
        return ResourceType.of(resource).singular();
    }

    private static String type(Message resource) {
        return type(resource.getDescriptorForType());
    }

    /** {@code objectives/o} of {@code orgs/acme/objectives/o}. */
    private static String localName(Message resource) {
        String name = (String) resource.getField(
                ResourceType.of(resource.getDescriptorForType()).name());
        return name.substring(name.indexOf('/', "orgs/".length()) + 1);
    }

    private static List<String> changedFields(Message before, Message after) {
        List<String> changed = new ArrayList<>();
        for (FieldDescriptor field :
                ResourceType.of(after.getDescriptorForType()).told()) {
            if (!before.getField(field).equals(after.getField(field))) {
                changed.add(field.getName());
            }
        }
        return changed;
    }
}
