package dev.orrery.gateway.contract;

import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Internal;
import com.google.protobuf.Message;

/**
 * Finds the empty message of a type: of the generated class where the classpath has it, which parses several times
 * faster, and a dynamic one otherwise, so that any descriptor set works.
 */
final class MessagePrototypes {
    private MessagePrototypes() {}

    static Message of(Descriptor type) {
        FileOptions options = type.getFile().getOptions();
        if (!options.getJavaMultipleFiles() || type.getContainingType() != null) {
            return DynamicMessage.getDefaultInstance(type);
        }
        String javaPackage = options.hasJavaPackage()
                ? options.getJavaPackage()
                : type.getFile().getPackage();
        try {
            Class<?> generated = Class.forName(javaPackage + "." + type.getName());
            return Internal.getDefaultInstance(generated.asSubclass(Message.class));
        } catch (ClassNotFoundException e) {
            return DynamicMessage.getDefaultInstance(type);
        }
    }
}
