package dev.orrery.gateway.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;

/**
 * One method of the contract, ready to be called.
 *
 * @param descriptor as the descriptor set has it: options and comments
 * @param request the empty request; its own descriptor is the one to bind fields with
 * @param response the empty response
 * @param call what a channel needs to know to call it
 */
public record RpcMethod(
        MethodDescriptor descriptor,
        Message request,
        Message response,
        io.grpc.MethodDescriptor<Message, Answer> call) {

    static RpcMethod of(MethodDescriptor descriptor) {
        Message request = MessagePrototypes.of(descriptor.getInputType());
        Message response = MessagePrototypes.of(descriptor.getOutputType());
        return new RpcMethod(
                descriptor,
                request,
                response,
                io.grpc.MethodDescriptor.<Message, Answer>newBuilder()
                        .setType(typeOf(descriptor))
                        .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                                descriptor.getService().getFullName(), descriptor.getName()))
                        .setRequestMarshaller(ProtoUtils.marshaller(request))
                        .setResponseMarshaller(new AnswerMarshaller(response))
                        .build());
    }

    /** The proto package, such as {@code orrery.calendar.v1}: it decides which service answers. */
    public String protoPackage() {
        return descriptor.getFile().getPackage();
    }

    /** The type to bind a request with. */
    public Descriptor requestType() {
        return request.getDescriptorForType();
    }

    /** The type to read a response with. */
    public Descriptor responseType() {
        return response.getDescriptorForType();
    }

    private static MethodType typeOf(MethodDescriptor descriptor) {
        if (descriptor.isClientStreaming()) {
            return descriptor.isServerStreaming() ? MethodType.BIDI_STREAMING : MethodType.CLIENT_STREAMING;
        }
        return descriptor.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY;
    }
}
