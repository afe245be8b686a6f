package dev.orrery.gateway.limits;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitIT {
    private static final String BOOK = "/v1/shelves/1/books/2";

    @Test
    void limitsOneAddressBeforeItsTokenIsLookedAt() throws Exception {
        try (TestGateway gateway = new TestGateway(Map.of(
                "orrery.gateway.limits.address.burst", 3,
                "orrery.gateway.limits.address.refill", 1,
                "orrery.gateway.limits.address.period", "1h"))) {
            HttpExchanges http = new HttpExchanges(gateway);
            for (int index = 0; index < 3; index++) {
                assertThat(http.send(gateway.anonymous(BOOK)).statusCode()).isEqualTo(401);
            }
            HttpResponse<String> answer = http.send(gateway.anonymous(BOOK));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(3500L, 3600L);
            assertThat(tree(answer).get("reason").asString()).isEqualTo("RATE_LIMITED");
        }
    }

    @Test
    void tellsGrpcClientsInTheirOwnWords() throws Exception {
        try (TestGateway gateway = new TestGateway(Map.of(
                "orrery.gateway.limits.address.burst", 1,
                "orrery.gateway.limits.address.refill", 1,
                "orrery.gateway.limits.address.period", "1h"))) {
            ManagedChannel channel = gateway.channel();
            HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel);
            assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                    .isEqualTo(ServingStatus.SERVING);
            StatusRuntimeException error = catchThrowableOfType(
                    StatusRuntimeException.class, () -> health.check(HealthCheckRequest.getDefaultInstance()));
            channel.shutdownNow();
            assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            com.google.rpc.Status details = StatusProto.fromThrowable(error);
            assertThat(details.getDetails(0).unpack(ErrorInfo.class).getReason())
                    .isEqualTo("RATE_LIMITED");
            assertThat(details.getDetails(1)
                            .unpack(RetryInfo.class)
                            .getRetryDelay()
                            .getSeconds())
                    .isBetween(3500L, 3600L);
        }
    }

    @Test
    void limitsEachCallerForItself() throws Exception {
        try (TestGateway gateway = new TestGateway(Map.of(
                "orrery.gateway.limits.principal.burst", 2,
                "orrery.gateway.limits.principal.refill", 1,
                "orrery.gateway.limits.principal.period", "1h"))) {
            HttpExchanges http = new HttpExchanges(gateway);
            assertThat(http.get(BOOK).statusCode()).isEqualTo(200);
            assertThat(http.get(BOOK).statusCode()).isEqualTo(200);
            assertThat(http.get(BOOK).statusCode()).isEqualTo(429);
            String ben = "Bearer " + gateway.issuer.token("ben");
            assertThat(http.send(gateway.anonymous(BOOK).header("Authorization", ben))
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
