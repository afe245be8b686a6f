package dev.orrery.gateway.problems;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.StringUtils;

/** A problem as a gRPC client expects it: a response of trailers only, with the details in their binary header. */
final class GrpcProblem {
    static final String CONTENT_TYPE = "application/grpc";

    private static final int SPACE = 0x20;
    private static final int TILDE = 0x7e;

    private GrpcProblem() {}

    static boolean isExpectedBy(ServerHttpRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE), CONTENT_TYPE);
    }

    static void setHeaders(HttpHeaders headers, Problem problem, String requestId) {
        headers.set(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE);
        headers.set("grpc-status", Integer.toString(problem.code().value()));
        headers.set("grpc-message", percentEncoded(problem.detail()));
        headers.set(
                "grpc-status-details-bin",
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(details(problem, requestId).toByteArray()));
    }

    private static com.google.rpc.Status details(Problem problem, String requestId) {
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(problem.code().value())
                .setMessage(problem.detail())
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(StatusProblems.DOMAIN)
                        .setReason(problem.reason())
                        .putAllMetadata(problem.metadata())
                        .putMetadata("requestId", requestId)
                        .build()));
        if (!problem.fieldViolations().isEmpty()) {
            BadRequest.Builder bad = BadRequest.newBuilder();
            problem.fieldViolations()
                    .forEach(violation -> bad.addFieldViolationsBuilder()
                            .setField(violation.field())
                            .setDescription(violation.description()));
            status.addDetails(Any.pack(bad.build()));
        }
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            RetryInfo.Builder retry = RetryInfo.newBuilder();
            retry.getRetryDelayBuilder().setSeconds(retryAfter.toSeconds()).setNanos(retryAfter.toNanosPart());
            status.addDetails(Any.pack(retry.build()));
        }
        return status.build();
    }

    /** As gRPC over HTTP/2 wants {@code grpc-message}: printable ASCII but the percent sign stays. */
    private static String percentEncoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= SPACE && b <= TILDE && b != '%') {
                out.append((char) b);
            } else {
                out.append('%').append(String.format("%02X", b));
            }
        }
        return out.toString();
    }
}
