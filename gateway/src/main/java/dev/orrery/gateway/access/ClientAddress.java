package dev.orrery.gateway.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The network address that a request came from. Behind a trusted proxy the server has put the original one there
 * ({@code server.forward-headers-strategy}).
 */
public final class ClientAddress {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;
    private static final String UNKNOWN = "unknown";

    private ClientAddress() {}

    /** The address as text. */
    static String of(ServerHttpRequest request) {
        InetAddress address = address(request);
        return address == null ? UNKNOWN : address.getHostAddress();
    }

    /** What a limit is kept by: the address, but the network with IPv6, of which one customer has 2^64 addresses. */
    public static String network(ServerHttpRequest request) {
        InetAddress address = address(request);
        if (!(address instanceof Inet6Address)) {
            return of(request);
        }
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES), IPV6_BYTES);
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an IPv6 address", e);
        }
    }

    private static @Nullable InetAddress address(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }
}
