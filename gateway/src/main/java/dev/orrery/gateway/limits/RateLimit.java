package dev.orrery.gateway.limits;

import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.problems.ProblemWriter;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets a request through while its bucket has a token, and says when to come again otherwise. */
final class RateLimit {
    private final String name;
    private final AsyncProxyManager<String> buckets;
    private final BucketConfiguration size;

    RateLimit(String name, LimitProperties.Rate rate, AsyncProxyManager<String> buckets) {
        this.name = name;
        this.buckets = buckets;
        this.size = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.refill(), rate.period()))
                .build();
    }

    Mono<Void> filter(String key, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.fromFuture(() -> take(key))
                .flatMap(probe -> probe.isConsumed() ? chain.filter(exchange) : refuse(exchange, probe));
    }

    private CompletableFuture<ConsumptionProbe> take(String key) {
        return buckets.builder()
                .build(name + ":" + key, () -> CompletableFuture.completedFuture(size))
                .tryConsumeAndReturnRemaining(1);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, ConsumptionProbe probe) {
        return ProblemWriter.write(
                exchange,
                EdgeReason.RATE_LIMITED
                        .problem()
                        .withMetadata(Map.of("limit", name))
                        .withRetryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
}
