package dev.orrery.gateway.transcoding;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.TypeRegistry;
import dev.orrery.gateway.channels.GrpcChannels;
import dev.orrery.gateway.contract.Contract;
import dev.orrery.gateway.contract.RpcMethod;
import dev.orrery.gateway.transcoding.binding.RequestBinder;
import dev.orrery.gateway.transcoding.paths.Lookup;
import dev.orrery.gateway.transcoding.paths.PathIndex;
import dev.orrery.gateway.transcoding.paths.PathTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every HTTP rule of the contract, read once at start: a rule that cannot work keeps the gateway from starting. */
@Component
public final class RestBindings {
    private final List<RestBinding> all;
    private final PathIndex<RestBinding> index;

    RestBindings(Contract contract, GrpcChannels channels) {
        TypeRegistry types = contract.types();
        List<RestBinding> bindings = new ArrayList<>();
        PathIndex.Builder<RestBinding> builder = new PathIndex.Builder<>();
        for (RpcMethod method : contract.methods()) {
            rules(method).forEach(rule -> {
                RestBinding binding = binding(method, rule, channels, types);
                bindings.add(binding);
                builder.add(binding.httpMethod(), binding.template(), binding);
            });
        }
        all = List.copyOf(bindings);
        index = builder.build();
    }

    /** All of them, in the order of the contract. */
    public List<RestBinding> all() {
        return all;
    }

    /** Looks a raw path up. */
    Lookup<RestBinding> find(String httpMethod, String rawPath) {
        return index.find(httpMethod, rawPath);
    }

    private static Stream<HttpRule> rules(RpcMethod method) {
        if (!method.descriptor().getOptions().hasExtension(AnnotationsProto.http)) {
            return Stream.empty();
        }
        HttpRule rule = method.descriptor().getOptions().getExtension(AnnotationsProto.http);
        return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream());
    }

    private static RestBinding binding(RpcMethod method, HttpRule rule, GrpcChannels channels, TypeRegistry types) {
        String name = method.descriptor().getFullName();
        if (method.descriptor().isClientStreaming()) {
            throw new IllegalArgumentException(name + ": an HTTP rule on a client stream (expected: none)");
        }
        String channel = channels.nameFor(method.protoPackage())
                .orElseThrow(() -> new IllegalArgumentException(name
                        + ": no service answers for its package (expected: one of orrery.gateway.channels lists "
                        + method.protoPackage() + ")"));
        try {
            PathTemplate template = PathTemplate.parse(path(rule));
            RequestBinder binder = new RequestBinder(method.request(), template.fieldPaths(), rule.getBody(), types);
            return new RestBinding(
                    httpMethod(rule), template, method, channel, binder, responseField(method, rule.getResponseBody()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static String path(HttpRule rule) {
        return switch (rule.getPatternCase()) {
            case GET -> rule.getGet();
            case PUT -> rule.getPut();
            case POST -> rule.getPost();
            case DELETE -> rule.getDelete();
            case PATCH -> rule.getPatch();
            case CUSTOM -> rule.getCustom().getPath();
            case PATTERN_NOT_SET -> throw new IllegalArgumentException("HTTP rule: no path (expected: one)");
        };
    }

    private static String httpMethod(HttpRule rule) {
        return rule.getPatternCase() == HttpRule.PatternCase.CUSTOM
                ? rule.getCustom().getKind()
                : rule.getPatternCase().name();
    }

    private static @Nullable FieldDescriptor responseField(RpcMethod method, String name) {
        if (name.isEmpty()) {
            return null;
        }
        FieldDescriptor field = method.responseType().findFieldByName(name);
        if (field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            throw new IllegalArgumentException("response_body: " + name + " (expected: a message field of "
                    + method.responseType().getFullName() + ")");
        }
        return field;
    }
}
