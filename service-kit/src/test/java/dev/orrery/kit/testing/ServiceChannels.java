package dev.orrery.kit.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Channels to the service under test: {@code CalendarServiceGrpc.newBlockingStub(channels.as(ada))}. */
public final class ServiceChannels implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final int PATIENCE_SECONDS = 5;

    private final IntSupplier port;
    private @Nullable ManagedChannel channel;

    ServiceChannels(IntSupplier port) {
        this.port = port;
    }

    /** Calls in the name of somebody. */
    public Channel as(TestCaller caller) {
        return withToken(TestTokens.of(caller));
    }

    public Channel withToken(String token) {
        return ClientInterceptors.intercept(anonymous(), new Bearer(token));
    }

    /** Calls without a token. */
    public synchronized ManagedChannel anonymous() {
        if (channel == null) {
            channel = NettyChannelBuilder.forAddress("127.0.0.1", port.getAsInt())
                    .usePlaintext()
                    .build();
        }
        return channel;
    }

    /** Lets calls hear how the service has ended them. */
    @Override
    public synchronized void close() {
        if (channel == null) {
            return;
        }
        channel.shutdown();
        try {
            if (!channel.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            channel.shutdownNow();
        }
    }

    private record Bearer(String token) implements ClientInterceptor {
        @Override
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<R> listener, Metadata headers) {
                    headers.put(AUTHORIZATION, "Bearer " + token);
                    super.start(listener, headers);
                }
            };
        }
    }
}
