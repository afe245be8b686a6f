package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.Subscription.Failure.Reason;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.fetch.HostResolver;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A server that is broken, or means ill, gets nowhere: the events are those of before, and why is said by name. */
@ServiceTest
class HostileFeedIT {
    private static final String GOOD = FeedText.of(FeedText.event("a", 1, "A"), FeedText.event("b", 2, "B"));

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private ChangeLog log;

    @Autowired
    private CalendarEditor calendars;

    @Autowired
    private FixedClock serviceClock;

    private final FixedClock clock = new FixedClock();
    private final AtomicInteger insideCalls = new AtomicInteger();
    private FeedServer server;
    private HttpServer inside;
    private Subscriber subscriber;
    private Calendar calendar;
    private List<Event> before = List.of();

    @BeforeEach
    void readOnceWithoutFault() throws IOException {
        server = new FeedServer();
        inside = HttpServer.create(new InetSocketAddress(FeedServer.INSIDE, 0), 0);
        inside.createContext("/", exchange -> {
            insideCalls.incrementAndGet();
            FeedServer.send(exchange, 200, Map.of(), FeedText.of(FeedText.event("inside", 1, "Inside")));
        });
        inside.start();
        subscriber = new Subscriber(channels);
        calendar = subscriber.subscribe(server.url()).getCalendar();
        clock.set(serviceClock.instant());
        server.answer(GOOD);
        read(FeedServer.reader());
        before = subscriber.events(calendar);
        assertThat(before).hasSize(2);
    }

    @AfterEach
    void end() {
        server.close();
        inside.stop(0);
    }

    @Test
    void takesNothingForACalendarThatIsNone() {
        assertRefused("", Reason.NOT_A_CALENDAR);
        assertRefused("<!doctype html><html><body>Please sign in</body></html>", Reason.NOT_A_CALENDAR);
        assertRefused("BEGIN:VCARD\r\nEND:VCARD\r\n", Reason.NOT_A_CALENDAR);
        assertRefused("\u0000\u0001\u0002".repeat(1_000), Reason.NOT_A_CALENDAR);
        server.answer(304, Map.of(), "");
        clock.advance(Duration.ofDays(2));
        read(FeedServer.reader());
        assertUnchanged();
    }

    @Test
    void takesNothingThatBreaksOff() {
        for (int end : new int[] {GOOD.length() - 16, GOOD.length() / 2, 60}) {
            assertRefused(GOOD.substring(0, end), Reason.CUT_OFF);
        }
        server.answer(exchange -> {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("the connection breaks");
        });
        assertFails(FeedServer.reader(), Reason.UNREACHABLE);
    }

    @Test
    void keepsEventsWhoseNewVersionMakesNoSense() {
        String broken = FeedText.event("a", 1, "A2", "RRULE:FREQ=NEVER");
        assertRefused(FeedText.of(broken), Reason.UNREADABLE);

        server.answer(FeedText.of(broken, FeedText.event("c", 3, "C")));
        readLater(FeedServer.reader());
        assertThat(subscriber.events(calendar)).extracting(Event::getTitle).containsExactlyInAnyOrder("A", "C");
        assertThat(subscriber.get(calendar).getLastChanges().getUnreadable()).isEqualTo(1);

        // Without a UID it might be any of them.
        server.answer(FeedText.of(FeedText.event("", 1, "A2"), FeedText.event("d", 4, "D")));
        readLater(FeedServer.reader());
        assertThat(subscriber.events(calendar)).extracting(Event::getTitle).containsExactlyInAnyOrder("A", "C", "D");
    }

    @Test
    void emptiesTheCalendarOnlyWhenTheServerSaysThatItIsEmpty() {
        server.answer(FeedText.of());
        readLater(FeedServer.reader());

        assertThat(subscriber.get(calendar).getState()).isEqualTo(Subscription.State.OK);
        assertThat(subscriber.events(calendar)).isEmpty();
    }

    @Test
    void doesNotGoInside() {
        HostResolver names = host -> List.of(
                switch (host) {
                    case "feeds.example" -> FeedServer.OUTSIDE;
                    case "inside.example" -> FeedServer.INSIDE;
                    default -> InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
                });
        for (String host : List.of("127.0.0.1", "[::ffff:127.0.0.1]", "inside.example", "169.254.169.254")) {
            server.answer(302, Map.of("Location", inside(host)), "");
            assertFails(FeedServer.reader(names), Reason.ADDRESS_REFUSED);
        }
        server.answer(302, Map.of("Location", "file:///etc/passwd"), "");
        assertFails(FeedServer.reader(names), Reason.REDIRECT_INVALID);
        assertThat(insideCalls).hasValue(0);
    }

    @Test
    void doesNotGoInsideWhenANameIsBoundAnew() {
        AtomicInteger asked = new AtomicInteger();
        server.answer(302, Map.of("Location", inside("feeds.example")), "");
        HostResolver rebinding = host -> List.of(asked.incrementAndGet() == 1 ? FeedServer.OUTSIDE : FeedServer.INSIDE);

        assertFails(FeedServer.reader(rebinding), Reason.ADDRESS_REFUSED);
        assertThat(insideCalls).hasValue(0);
    }

    @Test
    void leavesACircleOfRedirects() {
        server.answer(302, Map.of("Location", "/again"), "");

        assertFails(FeedServer.reader(), Reason.TOO_MANY_REDIRECTS);
    }

    @Test
    void stopsReadingWhatHasNoEnd() {
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
                byte[] event = FeedText.event("a", 1, "A").getBytes(StandardCharsets.UTF_8);
                while (true) {
                    body.write(event);
                }
            }
        });

        assertFails(FeedServer.reader(), Reason.TOO_LARGE);
    }

    @Test
    void isNotChokedByALineOfTenMegabytes() {
        String line = "DESCRIPTION:" + "x".repeat(10_000_000);
        assertRefused(FeedText.of(FeedText.event("a", 1, "A2", line)), Reason.UNREADABLE);
        assertRefused("BEGIN:" + "x".repeat(10_000_000), Reason.NOT_A_CALENDAR);

        server.answer(FeedText.of(
                "X-WR-CALDESC:" + "x".repeat(10_000_000) + "\r\n",
                FeedText.event("a", 1, "A"),
                FeedText.event("b", 2, "B")));
        readLater(FeedServer.reader());
        assertUnchanged();
    }

    @Test
    void unpacksNoBomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1_000; i++) {
                packed.write(new byte[100_000]);
            }
        }
        for (boolean isDeclared : new boolean[] {true, false}) {
            server.answer(exchange -> {
                if (isDeclared) {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                }
                exchange.sendResponseHeaders(200, bomb.size());
                exchange.getResponseBody().write(bomb.toByteArray());
                exchange.close();
            });
            assertFails(FeedServer.reader(), isDeclared ? Reason.COMPRESSED : Reason.NOT_A_CALENDAR);
        }
        assertThat(server.questions().getLast().getFirst("Accept-Encoding")).isEqualTo("identity");
    }

    /** Where the inside is, by some name of it. */
    private String inside(String host) {
        return "http://" + host + ":" + inside.getAddress().getPort() + "/";
    }

    private void assertRefused(String body, Reason expected) {
        server.answer(body);
        assertFails(FeedServer.reader(), expected);
    }

    private void assertFails(AddressReader reader, Reason expected) {
        readLater(reader);
        Subscription failing = subscriber.get(calendar);
        assertThat(failing.getState()).isEqualTo(Subscription.State.FAILING);
        assertThat(failing.getLastFailure().getReason()).isEqualTo(expected);
        assertUnchanged();
    }

    private void assertUnchanged() {
        assertThat(subscriber.events(calendar)).isEqualTo(before);
    }

    private void readLater(AddressReader reader) {
        clock.advance(Duration.ofDays(2));
        read(reader);
    }

    private void read(AddressReader reader) {
        SubscriptionWork work = new SubscriptionWork(transactions, log, clock, calendars, reader);
        work.run(work.claim(subscriber.world.acme).orElseThrow());
    }
}
