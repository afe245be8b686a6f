package dev.orrery.gateway.transcoding;

import com.google.protobuf.Message;
import dev.orrery.gateway.channels.GrpcChannels;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.problems.Problem;
import dev.orrery.gateway.transcoding.binding.BindingException;
import dev.orrery.gateway.transcoding.binding.RequestBody;
import dev.orrery.gateway.transcoding.paths.Lookup;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Metadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers the requests of routes to {@code grpc://<channel>}: finds the rule, makes the message, calls the service and
 * writes what comes back. Where other routes are sent to by HTTP, this takes their place, so that every other filter
 * of the gateway works as usual.
 */
@Component
final class TranscodingFilter implements GlobalFilter, Ordered {
    static final String SCHEME = "grpc";

    private final RestLookup lookup;
    private final GrpcChannels channels;
    private final RequestBodies bodies;
    private final UnaryAnswers unaryAnswers;
    private final StreamAnswers streamAnswers;
    private final TranscodingProperties properties;

    TranscodingFilter(
            RestLookup lookup,
            GrpcChannels channels,
            RequestBodies bodies,
            UnaryAnswers unaryAnswers,
            StreamAnswers streamAnswers,
            TranscodingProperties properties) {
        this.lookup = lookup;
        this.channels = channels;
        this.bodies = bodies;
        this.unaryAnswers = unaryAnswers;
        this.streamAnswers = streamAnswers;
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        if (!SCHEME.equals(target.getScheme()) || ServerWebExchangeUtils.isAlreadyRouted(exchange)) {
            return chain.filter(exchange);
        }
        ServerWebExchangeUtils.setAlreadyRouted(exchange);
        return switch (lookup.of(exchange)) {
            case Lookup.Found<RestBinding> found -> answer(exchange, found);
            case Lookup.WrongMethod<RestBinding> wrong -> wrongMethod(exchange, wrong);
            case Lookup.Malformed<RestBinding> malformed ->
                Mono.error(invalid(new BindingException("path", malformed.description())));
            case Lookup.Unknown<RestBinding> unknown ->
                Mono.error(EdgeReason.ROUTE_NOT_FOUND.problem().asException());
        };
    }

    private Mono<Void> answer(ServerWebExchange exchange, Lookup.Found<RestBinding> found) {
        RestBinding binding = found.value();
        Negotiation.Outcome outcome =
                Negotiation.of(binding, exchange.getRequest().getHeaders());
        return bodies.read(exchange.getRequest(), binding.binder())
                .map(body -> request(exchange.getRequest(), found, body))
                .flatMap(request -> call(exchange, binding, outcome, request));
    }

    private Mono<Void> call(
            ServerWebExchange exchange, RestBinding binding, Negotiation.Outcome outcome, Message request) {
        Channel channel = channels.byName(binding.channel());
        Metadata headers = CallMetadata.of(exchange);
        if (!binding.isStreaming()) {
            CallOptions withDeadline = CallOptions.DEFAULT.withDeadlineAfter(
                    properties.unaryTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return GrpcCalls.unary(channel, binding.method().call(), withDeadline, headers, request)
                    .flatMap(answer -> unaryAnswers.write(exchange, binding, answer));
        }
        Flux<Answer> answers =
                GrpcCalls.serverStreaming(channel, binding.method().call(), CallOptions.DEFAULT, headers, request);
        return switch (outcome) {
            case Negotiation.Frames frames -> streamAnswers.write(exchange, frames.format(), answers);
            case Negotiation.Whole whole -> streamAnswers.writeRaw(exchange, answers);
        };
    }

    private static Message request(ServerHttpRequest http, Lookup.Found<RestBinding> found, RequestBody body) {
        RestBinding binding = found.value();
        try {
            Message.Builder request = binding.binder()
                    .bind(found.variables(), parameters(http), body, HttpMethod.PATCH.equals(http.getMethod()));
            HeaderFields.apply(http.getHeaders(), request, binding.binder().bodyField());
            return request.build();
        } catch (BindingException e) {
            throw invalid(e);
        }
    }

    /** A parameter without a value has an empty one. */
    private static Map<String, List<String>> parameters(ServerHttpRequest http) {
        Map<String, List<String>> parameters = new TreeMap<>();
        http.getQueryParams().forEach((name, values) -> {
            List<String> present = new ArrayList<>();
            values.forEach(value -> present.add(value == null ? "" : value));
            parameters.put(name, present);
        });
        return parameters;
    }

    private static Mono<Void> wrongMethod(ServerWebExchange exchange, Lookup.WrongMethod<RestBinding> wrong) {
        String allow = String.join(", ", wrong.allowedMethods());
        if (HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, allow);
            return exchange.getResponse().setComplete();
        }
        return Mono.error(EdgeReason.METHOD_NOT_ALLOWED
                .problem("The path does not take this method (expected: " + allow + ").")
                .withHeader(HttpHeaders.ALLOW, allow)
                .asException());
    }

    private static RuntimeException invalid(BindingException e) {
        return EdgeReason.INVALID_FIELD
                .problem(String.valueOf(e.getMessage()))
                .withFieldViolations(e.violations().stream()
                        .map(violation -> new Problem.FieldViolation(violation.field(), violation.description()))
                        .toList())
                .asException();
    }
}
