package dev.orrery.kit.testing.hostile;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Calls every method of a service with random requests. Each call is to be answered with a message that has a JSON form, or
 * refused with a reason of the contract; never is it to fail, or to be kept waiting.
 */
public final class HostileCalls {
    private static final Set<Code> FAILURES =
            Set.of(Code.INTERNAL, Code.UNKNOWN, Code.DATA_LOSS, Code.DEADLINE_EXCEEDED);
    private static final int PATIENCE_SECONDS = 20;
    private static final int DELETE_ONE_IN = 5;

    private final Channel channel;
    private final List<MethodDescriptor<Message, Message>> methods;
    private final KnownNames names;
    private int answered;

    /**
     * Calls of somebody on the resources of an organisation.
     *
     * @param contract the package of the services that are meant: tests have others beside them
     */
    public HostileCalls(
            ServiceChannels channels,
            Collection<BindableService> services,
            String contract,
            TestCaller caller,
            Organization organization) {
        this.channel = channels.as(caller);
        this.names = new KnownNames(organization.name(), organization.userName(caller.id()));
        this.methods = services.stream()
                .map(BindableService::bindService)
                .filter(service -> service.getServiceDescriptor().getName().startsWith(contract))
                .flatMap(service -> service.getMethods().stream())
                .flatMap(HostileCalls::called)
                .toList();
    }

    /** Those that take one request and end. */
    @SuppressWarnings("unchecked")
    private static Stream<MethodDescriptor<Message, Message>> called(ServerMethodDefinition<?, ?> definition) {
        MethodDescriptor<?, ?> method = definition.getMethodDescriptor();
        boolean isAsked = method.getType() == MethodType.UNARY || method.getType() == MethodType.SERVER_STREAMING;
        boolean ends = !Objects.requireNonNull(method.getBareMethodName()).startsWith("Watch");
        return isAsked && ends && method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier
                ? Stream.of((MethodDescriptor<Message, Message>) method)
                : Stream.empty();
    }

    /** How many calls were answered and not refused: few would mean that the requests reach nothing. */
    public int answered() {
        return answered;
    }

    /** Makes so many calls of methods chosen at random; tells of each that failed. */
    public List<String> make(int calls, RandomGenerator random) {
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            MethodDescriptor<Message, Message> method = method(random);
            Message request = request(method, random);
            fault(method, request)
                    .ifPresent(fault -> failures.add(method.getFullMethodName() + ": " + fault + "\n" + request));
        }
        return failures;
    }

    /** Any; seldom one that deletes, so that there is something left to be called for. */
    private MethodDescriptor<Message, Message> method(RandomGenerator random) {
        MethodDescriptor<Message, Message> method = methods.get(random.nextInt(methods.size()));
        boolean deletes = Objects.requireNonNull(method.getBareMethodName()).matches("(Delete|Remove).*");
        return deletes && random.nextInt(DELETE_ONE_IN) > 0 ? method(random) : method;
    }

    private Message request(MethodDescriptor<Message, Message> method, RandomGenerator random) {
        var schema = (ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor());
        var marshaller = (PrototypeMarshaller<Message>) method.getRequestMarshaller();
        return new Requests(random, names)
                .of(schema.getMethodDescriptor(), Objects.requireNonNull(marshaller.getMessagePrototype()));
    }

    private Optional<String> fault(MethodDescriptor<Message, Message> method, Message request) {
        try {
            for (Message answer : answers(method, request)) {
                JsonFormat.printer().print(answer);
                names.learn(answer);
            }
            answered++;
            return Optional.empty();
        } catch (StatusRuntimeException refused) {
            Refusal refusal = Refusal.of(refused);
            boolean isFailure =
                    FAILURES.contains(refusal.code()) || refusal.reason().isEmpty();
            return isFailure ? Optional.of(refusal.code() + " " + refusal.message()) : Optional.empty();
        } catch (InvalidProtocolBufferException | IllegalArgumentException unprintable) {
            return Optional.of("answer without a JSON form: " + unprintable.getMessage());
        }
    }

    private List<Message> answers(MethodDescriptor<Message, Message> method, Message request) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (method.getType() == MethodType.UNARY) {
            return List.of(ClientCalls.blockingUnaryCall(channel, method, options, request));
        }
        List<Message> answers = new ArrayList<>();
        ClientCalls.blockingServerStreamingCall(channel, method, options, request)
                .forEachRemaining(answers::add);
        return answers;
    }
}
