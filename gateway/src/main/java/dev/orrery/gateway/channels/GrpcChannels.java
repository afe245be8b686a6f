package dev.orrery.gateway.channels;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One long-lived channel per service; it connects with the first call and again whenever the service comes back. */
@Component
public final class GrpcChannels implements DisposableBean {
    private final Map<String, ManagedChannel> channelsByName = new LinkedHashMap<>();
    private final Map<String, String> namesByPackage = new LinkedHashMap<>();

    GrpcChannels(ChannelProperties properties) {
        properties.channels().forEach((name, target) -> {
            channelsByName.put(name, open(target, properties));
            target.packages().forEach(protoPackage -> {
                String other = namesByPackage.put(protoPackage, name);
                if (other != null) {
                    throw new IllegalArgumentException("orrery.gateway.channels: " + protoPackage + " is in " + other
                            + " and in " + name + " (expected: in one)");
                }
            });
        });
    }

    /** The channel of a configured name. */
    public Channel byName(String name) {
        Channel channel = channelsByName.get(name);
        if (channel == null) {
            throw new IllegalStateException("channel: " + name + " (expected: one of " + channelsByName.keySet() + ")");
        }
        return channel;
    }

    /** The name of the channel whose service answers for a proto package. */
    public Optional<String> nameFor(String protoPackage) {
        return Optional.ofNullable(namesByPackage.get(protoPackage));
    }

    @Override
    public void destroy() {
        channelsByName.values().forEach(ManagedChannel::shutdownNow);
    }

    private static ManagedChannel open(ChannelProperties.Target target, ChannelProperties properties) {
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget(target.address())
                .maxInboundMessageSize((int) properties.maxMessageSize().toBytes())
                // Whatever runs in a call's callbacks here never blocks, so it needs no thread of its own.
                .directExecutor();
        return (target.tls() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
    }
}
