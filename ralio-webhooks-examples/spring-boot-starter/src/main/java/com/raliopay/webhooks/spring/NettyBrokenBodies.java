package com.raliopay.webhooks.spring;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.function.UnaryOperator;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Reports a malformed chunk of a delivery to the endpoint, as any other body that breaks off, so that Ralio sends the event again.
 * Netty responds 400 itself, and the event would be lost.
 */
final class NettyBrokenBodies implements UnaryOperator<HttpServer> {

    private final String path;

    NettyBrokenBodies(String path) {
        this.path = path;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "ralioBrokenBodies", new Handler(path));
            }
        });
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {

        private final String path;
        private boolean delivery;

        Handler(String path) {
            this.path = path;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                delivery = request.uri().contains(path);
            }
            if (delivery
                    && message instanceof HttpContent content
                    && !(message instanceof HttpRequest)
                    && content.decoderResult().isFailure()) {
                ReferenceCountUtil.release(message);
                context.fireExceptionCaught(content.decoderResult().cause());
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
