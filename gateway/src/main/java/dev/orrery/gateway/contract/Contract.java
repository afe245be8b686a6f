package dev.orrery.gateway.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.TypeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every file, service and method of a descriptor set, linked. It is read once at start; whatever the gateway knows of
 * the APIs behind it, it knows from here.
 */
public final class Contract {
    /** Where the proto module puts its descriptor set. */
    public static final String RESOURCE = "/orrery/descriptors.binpb";

    private final Map<String, FileDescriptor> filesByName;
    private final List<RpcMethod> methods;

    /** Links the descriptor set at a classpath resource. */
    public static Contract fromResource(String resource) {
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "descriptor set: no resource " + resource + " (expected: on the classpath)");
            }
            return new Contract(FileDescriptorSet.parseFrom(in, knownExtensions()));
        } catch (IOException e) {
            throw new IllegalStateException("descriptor set: " + resource + " cannot be read", e);
        }
    }

    private Contract(FileDescriptorSet set) {
        filesByName = link(set);
        methods = filesByName.values().stream()
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream())
                .map(RpcMethod::of)
                .toList();
    }

    /** Every method of every service. */
    public List<RpcMethod> methods() {
        return methods;
    }

    /** Every service, in the order of the files. */
    public List<ServiceDescriptor> services() {
        return filesByName.values().stream()
                .flatMap(file -> file.getServices().stream())
                .toList();
    }

    /** Every file, imports before those that import them. */
    public List<FileDescriptor> files() {
        return List.copyOf(filesByName.values());
    }

    /** The file of a path such as {@code orrery/calendar/v1/events.proto}. */
    public Optional<FileDescriptor> file(String name) {
        return Optional.ofNullable(filesByName.get(name));
    }

    /** Every message type, so that an {@code Any} can be shown. */
    public TypeRegistry types() {
        TypeRegistry.Builder types = TypeRegistry.newBuilder();
        filesByName.values().forEach(file -> types.add(file.getMessageTypes()));
        return types.build();
    }

    private static Map<String, FileDescriptor> link(FileDescriptorSet set) {
        Map<String, FileDescriptorProto> unlinked = new LinkedHashMap<>();
        set.getFileList().forEach(file -> unlinked.put(file.getName(), file));
        Map<String, FileDescriptor> linked = new LinkedHashMap<>();
        unlinked.keySet().forEach(name -> link(name, unlinked, linked));
        return linked;
    }

    private static FileDescriptor link(
            String name, Map<String, FileDescriptorProto> unlinked, Map<String, FileDescriptor> linked) {
        FileDescriptor known = linked.get(name);
        if (known != null) {
            return known;
        }
        FileDescriptorProto file = unlinked.get(name);
        if (file == null) {
            throw new IllegalStateException("descriptor set: lacks " + name + " (expected: a set with its imports)");
        }
        List<FileDescriptor> imports = new ArrayList<>();
        file.getDependencyList().forEach(dependency -> imports.add(link(dependency, unlinked, linked)));
        try {
            FileDescriptor descriptor = FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new));
            linked.put(name, descriptor);
            return descriptor;
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException("descriptor set: " + name + " does not link", e);
        }
    }

    private static ExtensionRegistry knownExtensions() {
        ExtensionRegistry extensions = ExtensionRegistry.newInstance();
        com.google.api.AnnotationsProto.registerAllExtensions(extensions);
        com.google.api.FieldBehaviorProto.registerAllExtensions(extensions);
        com.google.api.ResourceProto.registerAllExtensions(extensions);
        return extensions;
    }
}
