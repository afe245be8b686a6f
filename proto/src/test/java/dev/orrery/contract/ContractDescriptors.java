package dev.orrery.contract;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.ExtensionRegistry;
import dev.orrery.api.v1.AnnotationsProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The descriptor set as it is shipped, with the comments of the protos. */
final class ContractDescriptors {

    private ContractDescriptors() {}

    static FileDescriptorProto file(String path) {
        return load().getFileList().stream()
                .filter(file -> file.getName().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + path + " in the descriptor set"));
    }

    /** Every method of our own services. */
    static Stream<MethodDescriptorProto> methods() {
        return load().getFileList().stream()
                .filter(file -> file.getPackage().startsWith("orrery."))
                .flatMap(file -> file.getServiceList().stream())
                .flatMap(service -> service.getMethodList().stream());
    }

    /** The leading comments of a file's elements, by their path in it (see descriptor.proto, SourceCodeInfo). */
    static Map<List<Integer>, String> comments(FileDescriptorProto file) {
        return file.getSourceCodeInfo().getLocationList().stream()
                .filter(Location::hasLeadingComments)
                .collect(Collectors.toMap(
                        Location::getPathList,
                        location -> location.getLeadingComments().strip().replaceAll("\\s+", " "),
                        (first, second) -> first));
    }

    private static FileDescriptorSet load() {
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        AnnotationsProto.registerAllExtensions(registry);
        com.google.api.AnnotationsProto.registerAllExtensions(registry);
        try (InputStream in = ContractDescriptors.class.getResourceAsStream("/orrery/descriptors.binpb")) {
            return FileDescriptorSet.parseFrom(in, registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
