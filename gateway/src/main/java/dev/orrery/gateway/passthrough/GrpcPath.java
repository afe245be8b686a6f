package dev.orrery.gateway.passthrough;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.StringUtils;

/**
 * The path of a gRPC call, {@code /orrery.calendar.v1.EventService/GetEvent}.
 *
 * @param service its full name
 * @param method its name
 */
record GrpcPath(String service, String method) {
    private static final String CONTENT_TYPE = "application/grpc";

    /** The path of a request, if it is a gRPC call. */
    static Optional<GrpcPath> of(ServerHttpRequest request) {
        String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        String[] parts = request.getURI().getRawPath().split("/", -1);
        return HttpMethod.POST.equals(request.getMethod())
                        && StringUtils.startsWithIgnoreCase(type, CONTENT_TYPE)
                        && parts.length == 3
                ? Optional.of(new GrpcPath(parts[1], parts[2]))
                : Optional.empty();
    }

    String protoPackage() {
        int dot = service.lastIndexOf('.');
        return dot < 0 ? "" : service.substring(0, dot);
    }
}
