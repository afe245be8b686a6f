package dev.orrery.gateway.passthrough;

import dev.orrery.gateway.contract.Contract;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Server reflection for the services of all backends at once, from the contract. Version v1alpha, which most tools
 * still ask for, has the same messages on the wire and is the same method under its other name.
 */
@Component
final class Reflection {
    private static final String ALPHA_SERVICE = "grpc.reflection.v1alpha.ServerReflection";

    private final ReflectionAnswers answers;

    Reflection(Contract contract) {
        answers = new ReflectionAnswers(
                contract, List.of(ServerReflectionGrpc.SERVICE_NAME, ALPHA_SERVICE, HealthGrpc.SERVICE_NAME));
    }

    List<ServerServiceDefinition> services() {
        return List.of(service(ServerReflectionGrpc.SERVICE_NAME), service(ALPHA_SERVICE));
    }

    private ServerServiceDefinition service(String name) {
        MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
                ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(name, "ServerReflectionInfo"))
                        .build();
        return ServerServiceDefinition.builder(name)
                .addMethod(method, ServerCalls.asyncBidiStreamingCall(this::talk))
                .build();
    }

    private StreamObserver<ServerReflectionRequest> talk(StreamObserver<ServerReflectionResponse> caller) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ServerReflectionRequest request) {
                caller.onNext(answers.answer(request));
            }

            @Override
            public void onError(Throwable error) {
                // The caller went away; there is nobody left to answer.
            }

            @Override
            public void onCompleted() {
                caller.onCompleted();
            }
        };
    }
}
