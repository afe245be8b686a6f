package dev.orrery.okr.edits;

import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the contract says of the resources of one type; looked up once, because thousands of them change at once.
 *
 * @param singular how the stream names the type
 * @param name the field with a resource's name
 * @param told the fields whose change is told
 */
record ResourceType(String singular, FieldDescriptor name, List<FieldDescriptor> told) {
    /** Move with every change, so they tell nobody anything. */
    private static final Set<String> UNTOLD = Set.of("name", "etag", "update_time");

    private static final Map<Descriptor, ResourceType> KNOWN = new ConcurrentHashMap<>();

    ResourceType {
        told = List.copyOf(told);
    }

    static ResourceType of(Descriptor resource) {
        return KNOWN.computeIfAbsent(resource, ResourceType::read);
    }

    private static ResourceType read(Descriptor resource) {
        String singular =
                resource.getOptions().getExtension(ResourceProto.resource).getSingular();
        if (singular.isEmpty()) {
            throw new IllegalArgumentException(
                    resource.getFullName() + ": no singular (expected: google.api.resource)");
        }
        return new ResourceType(
                singular,
                resource.findFieldByName("name"),
                resource.getFields().stream()
                        .filter(field -> !UNTOLD.contains(field.getName()))
                        .toList());
    }
}
