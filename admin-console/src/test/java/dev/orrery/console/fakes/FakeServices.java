package dev.orrery.console.fakes;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Both services, listening on ports of this machine that were free. */
public final class FakeServices implements AutoCloseable {
    public final FakeCalendarService calendar = new FakeCalendarService();
    public final FakeOkrService okr = new FakeOkrService();
    public final Calls calendarCalls = new Calls();
    public final Calls okrCalls = new Calls();

    private final Server okrServer = start(0, okr.services(), okrCalls);
    private Server calendarServer = start(0, calendar.services(), calendarCalls);
    private final int calendarPort = calendarServer.getPort();

    public String calendarAddress() {
        return "127.0.0.1:" + calendarPort;
    }

    public String okrAddress() {
        return "127.0.0.1:" + okrServer.getPort();
    }

    /** Lets the calendar service go away, its streams breaking off. */
    public void stopCalendar() throws InterruptedException {
        calendar.forgetStreams();
        calendarServer.shutdownNow().awaitTermination();
    }

    /** Lets it come back where it was, with all it knew. */
    public void startCalendar() {
        calendarServer = start(calendarPort, calendar.services(), calendarCalls);
    }

    /** Forgets everything, for the next test. */
    public void clear() {
        calendar.clear();
        okr.clear();
        calendarCalls.clear();
        okrCalls.clear();
    }

    @Override
    public void close() {
        calendarServer.shutdownNow();
        okrServer.shutdownNow();
    }

    private static Server start(int port, List<BindableService> services, Calls calls) {
        ServerBuilder<?> builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .intercept(calls);
        services.forEach(builder::addService);
        try {
            return builder.build().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
