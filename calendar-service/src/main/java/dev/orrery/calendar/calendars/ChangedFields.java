package dev.orrery.calendar.calendars;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers which fields of a resource differ between two versions of it. */
public final class ChangedFields {
    /** These change with every version. */
    private static final Set<String> ALWAYS = Set.of("etag", "update_time");

    private ChangedFields() {}

    public static List<String> between(Message before, Message after) {
        List<String> changed = new ArrayList<>();
        for (FieldDescriptor field : before.getDescriptorForType().getFields()) {
            boolean isSame = before.getField(field).equals(after.getField(field));
            if (!isSame && !ALWAYS.contains(field.getName())) {
                changed.add(field.getName());
            }
        }
        return changed;
    }
}
