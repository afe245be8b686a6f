package dev.orrery.launcher;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether a part serves requests now: the answer that its operator would look at too. */
@FunctionalInterface
interface Readiness {

    Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    boolean isReady();

    /** Ready when the address answers 200. */
    static Readiness http(URI uri) {
        HttpRequest probe = HttpRequest.newBuilder(uri).timeout(PROBE_TIMEOUT).build();
        HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
        return () -> {
            try {
                return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** Ready when the gRPC health service of the whole server says SERVING. */
    static Readiness grpc(int port) {
        return () -> {
            ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .build();
            try {
                return HealthGrpc.newBlockingStub(channel)
                                .withDeadlineAfter(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                                .check(HealthCheckRequest.getDefaultInstance())
                                .getStatus()
                        == ServingStatus.SERVING;
            } catch (StatusRuntimeException e) {
                return false;
            } finally {
                channel.shutdownNow();
            }
        };
    }
}
