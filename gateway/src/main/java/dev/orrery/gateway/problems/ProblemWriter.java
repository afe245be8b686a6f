package dev.orrery.gateway.problems;

import dev.orrery.gateway.access.RequestId;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers a request with a problem, in the form of the face that it came to. */
public final class ProblemWriter {
    private ProblemWriter() {}

    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.ETAG);
        problem.headers().forEach(headers::set);
        String requestId = RequestId.of(exchange);
        if (GrpcProblem.isExpectedBy(exchange.getRequest())) {
            response.setStatusCode(HttpStatusCode.valueOf(200));
            GrpcProblem.setHeaders(headers, problem, requestId);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatusCode.valueOf(problem.httpStatus()));
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = ProblemJson.bytes(problem, requestId);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static long wholeSeconds(Duration delay) {
        return Math.max(1, delay.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
