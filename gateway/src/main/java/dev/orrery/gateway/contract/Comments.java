package dev.orrery.gateway.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The comments of the contract by the full names of what they stand above. */
public final class Comments {
    private final Map<String, String> byFullName = new HashMap<>();

    /** Collects them from the source information in the descriptor set. */
    public Comments(Contract contract) {
        contract.files().forEach(this::read);
    }

    /** The comment above a definition; empty when there is none. */
    public String of(GenericDescriptor definition) {
        return byFullName.getOrDefault(definition.getFullName(), "");
    }

    private void read(FileDescriptor descriptor) {
        FileDescriptorProto file = descriptor.toProto();
        Map<List<Integer>, String> byPath = new HashMap<>();
        for (SourceCodeInfo.Location location : file.getSourceCodeInfo().getLocationList()) {
            byPath.put(List.copyOf(location.getPathList()), location.getLeadingComments());
        }
        for (int index = 0; index < file.getMessageTypeCount(); index++) {
            List<Integer> path = List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, index);
            message(file.getMessageType(index), file.getPackage(), path, byPath);
        }
        for (int index = 0; index < file.getEnumTypeCount(); index++) {
            List<Integer> path = List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, index);
            enumeration(file.getEnumType(index), file.getPackage(), path, byPath);
        }
        for (int index = 0; index < file.getServiceCount(); index++) {
            service(file, index, byPath);
        }
    }

    private void service(FileDescriptorProto file, int index, Map<List<Integer>, String> byPath) {
        ServiceDescriptorProto service = file.getService(index);
        List<Integer> path = List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, index);
        String name = file.getPackage() + "." + service.getName();
        put(name, path, byPath);
        for (int method = 0; method < service.getMethodCount(); method++) {
            put(
                    name + "." + service.getMethod(method).getName(),
                    join(path, ServiceDescriptorProto.METHOD_FIELD_NUMBER, method),
                    byPath);
        }
    }

    private void message(DescriptorProto message, String scope, List<Integer> path, Map<List<Integer>, String> byPath) {
        String name = scope + "." + message.getName();
        put(name, path, byPath);
        for (int index = 0; index < message.getFieldCount(); index++) {
            put(
                    name + "." + message.getField(index).getName(),
                    join(path, DescriptorProto.FIELD_FIELD_NUMBER, index),
                    byPath);
        }
        for (int index = 0; index < message.getNestedTypeCount(); index++) {
            List<Integer> nested = join(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, index);
            message(message.getNestedType(index), name, nested, byPath);
        }
        for (int index = 0; index < message.getEnumTypeCount(); index++) {
            List<Integer> nested = join(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, index);
            enumeration(message.getEnumType(index), name, nested, byPath);
        }
    }

    private void enumeration(
            EnumDescriptorProto type, String scope, List<Integer> path, Map<List<Integer>, String> byPath) {
        put(scope + "." + type.getName(), path, byPath);
        for (int index = 0; index < type.getValueCount(); index++) {
            put(
                    scope + "." + type.getValue(index).getName(),
                    join(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, index),
                    byPath);
        }
    }

    private void put(String name, List<Integer> path, Map<List<Integer>, String> byPath) {
        byFullName.put(name, byPath.getOrDefault(path, "").strip().replaceAll("\\s*\\n\\s*", " "));
    }

    private static List<Integer> join(List<Integer> path, int field, int index) {
        return Stream.concat(path.stream(), Stream.of(field, index)).toList();
    }
}
