package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from a message to one of its fields, through messages that occur once: {@code event.name}. */
record FieldPath(List<FieldDescriptor> steps) {
    FieldPath {
        steps = List.copyOf(steps);
    }

    /** Resolves a path of proto or JSON names; empty when a step is unknown or leads through a repeated field. */
    static Optional<FieldPath> resolve(Descriptor type, String path) {
        List<FieldDescriptor> steps = new ArrayList<>();
        Descriptor current = type;
        for (String name : path.split("\\.", -1)) {
            FieldDescriptor field =
                    current == null ? null : FieldNames.of(current).get(name);
            if (field == null) {
                return Optional.empty();
            }
            steps.add(field);
            current = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()
                    ? field.getMessageType()
                    : null;
        }
        return Optional.of(new FieldPath(steps));
    }

    FieldDescriptor leaf() {
        return steps.getLast();
    }

    /** The builder that holds the last field. */
    Message.Builder holder(Message.Builder root) {
        Message.Builder holder = root;
        for (FieldDescriptor step : steps.subList(0, steps.size() - 1)) {
            holder = holder.getFieldBuilder(step);
        }
        return holder;
    }

    /** Whether this path is the other one or leads into it. */
    boolean startsWith(FieldPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }
}
