package dev.orrery.gateway.passthrough;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * A gRPC server of the gateway's own, on a free port of the loopback address, for the services that no backend can
 * answer alone. Calls reach it through the gateway's port like all others.
 */
@Component
final class EdgeServer implements DisposableBean {
    private final Server server;

    EdgeServer(Reflection reflection, Health health) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(anyPort).addService(health);
        reflection.services().forEach(builder::addService);
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort());
    }

    @Override
    public void destroy() {
        server.shutdownNow();
    }
}
