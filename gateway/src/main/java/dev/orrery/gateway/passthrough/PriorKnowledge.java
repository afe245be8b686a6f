package dev.orrery.gateway.passthrough;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets HTTP/2 on plain text begin with prior knowledge only, as gRPC clients begin it. The other way, an Upgrade header
 * (which RFC 9113 has dropped), is ignored: the server would have to hold the whole body of such a request in memory
 * before anybody has looked at its token, and refuses it with 413 instead, which is what every first POST of the JDK's
 * HTTP client would get.
 */
@Component
final class PriorKnowledge implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(
                server -> server.doOnChannelInit((observer, channel, address) -> ignoreUpgrades(channel.pipeline())));
    }

    private static void ignoreUpgrades(ChannelPipeline pipeline) {
        // The handler is added by another one, which is there only where the server speaks HTTP/2 on plain text.
        ChannelHandlerContext upgrades = pipeline.context(HttpServerUpgradeHandler.class);
        if (upgrades != null) {
            pipeline.addBefore(upgrades.name(), "orrery.ignoreUpgrades", new IgnoreUpgrades());
        }
    }

    private static final class IgnoreUpgrades extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.headers().containsValue(HttpHeaderNames.UPGRADE, "h2c", true)) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            context.fireChannelRead(message);
        }
    }
}
