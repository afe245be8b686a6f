package dev.orrery.gateway.testing;

import dev.orrery.gateway.GatewayApplication;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** The gateway as it runs, on a free port, before a {@link Library} on another. */
public final class TestGateway implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 20 * 1024 * 1024;
    /** A port on which nothing listens. */
    private static final String NOBODY = "127.0.0.1:1";

    private static final Object LOCK = new Object();
    private static @Nullable TestGateway shared;

    public final TokenIssuer issuer;
    public final Library library = new Library();
    public final BlockingQueue<Metadata> metadata = new LinkedBlockingQueue<>();
    public final HttpClient http = HttpClient.newHttpClient();

    private final Server server;
    private final ConfigurableApplicationContext context;
    private final int port;

    /** One gateway for all tests that need no settings of their own; it ends with the JVM. */
    public static TestGateway shared() throws Exception {
        synchronized (LOCK) {
            if (shared == null) {
                shared = new TestGateway(Map.of());
            }
            return shared;
        }
    }

    public TestGateway(Map<String, Object> settings) throws Exception {
        issuer = new TokenIssuer();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(library)
                .addService(new HealthStatusManager().getHealthService())
                .intercept(new Recorder())
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build()
                .start();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", 0);
        all.put("orrery.gateway.descriptor-set", "/orrery/descriptors-test.binpb");
        // The services of a platform that may run on this machine are not of this test.
        all.put("orrery.gateway.channels.calendar.address", NOBODY);
        all.put("orrery.gateway.channels.okr.address", NOBODY);
        all.put("orrery.gateway.channels.library.address", "127.0.0.1:" + server.getPort());
        all.put("orrery.gateway.channels.library.packages", "orrery.library.v1");
        all.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer.issuer());
        all.putAll(settings);
        context = new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
                .run(all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int port() {
        return port;
    }

    /** A request without a token. */
    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** A request of ada's. */
    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + issuer.token("ada"));
    }

    /** A channel to the gateway, as a gRPC client opens one. */
    public ManagedChannel channel() {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /** What it has passed on so far, so that a test sees only what it sent itself. */
    public void forget() {
        library.requests.clear();
        library.deadlines.clear();
        library.cancelled.clear();
        metadata.clear();
    }

    /** Stops the service behind the gateway. */
    public void stopLibrary() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    @Override
    public void close() {
        context.close();
        server.shutdownNow();
        issuer.close();
        http.close();
    }

    /** The server's threads end with its context and leave those of other gateways in the JVM alone. */
    @Configuration(proxyBeanMethods = false)
    static class OwnThreads {
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }

    private final class Recorder implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            metadata.add(headers);
            return next.startCall(call, headers);
        }
    }
}
