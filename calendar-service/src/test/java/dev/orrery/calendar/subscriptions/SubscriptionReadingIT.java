package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.calendars.PurgeCalendars;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.RefreshSubscriptionRequest;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reading an address does to the calendar, and who reads it when. */
@ServiceTest
class SubscriptionReadingIT {
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
    private FeedServer server;
    private Subscriber subscriber;
    private Calendar calendar;
    private SubscriptionWork work;

    @BeforeEach
    void begin() throws IOException {
        server = new FeedServer();
        subscriber = new Subscriber(channels);
        calendar = subscriber.subscribe(server.url()).getCalendar();
        clock.set(serviceClock.instant());
        work = instance();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void becomesWhatTheServerSays() {
        server.answer(FeedText.of(
                FeedText.event("same", 1, "Same"),
                FeedText.event("renamed", 2, "Before"),
                FeedText.event("series", 3, "Daily", "RRULE:FREQ=DAILY;COUNT=5"),
                FeedText.event("series", 9, "Moved", "RECURRENCE-ID:20261205T090000Z"),
                FeedText.event("gone", 4, "Gone")));
        read();
        Map<String, String> etags = etags();
        assertThat(etags).containsOnlyKeys("same", "renamed", "series", "gone");
        assertThat(subscriber.get(calendar).getLastChanges().getAdded()).isEqualTo(4);
        String position = subscriber.position();

        server.answer(FeedText.of(
                FeedText.event("same", 1, "Same", "20261102T000000Z", new String[0]),
                FeedText.event("renamed", 2, "After"),
                FeedText.event("series", 3, "Daily", "RRULE:FREQ=DAILY;COUNT=5"),
                FeedText.event("new", 5, "New")));
        readAfter(Duration.ofHours(2));

        Subscription.Changes changes = subscriber.get(calendar).getLastChanges();
        assertThat(List.of(
                        changes.getAdded(),
                        changes.getChanged(),
                        changes.getRemoved(),
                        changes.getUnchanged(),
                        changes.getUnreadable()))
                .containsExactly(1, 2, 1, 1, 0);
        assertThat(subscriber.events(calendar))
                .extracting(Event::getUid, Event::getTitle)
                .containsExactlyInAnyOrder(
                        tuple("same", "Same"),
                        tuple("renamed", "After"),
                        tuple("series", "Daily"),
                        tuple("new", "New"));
        assertThat(etags()).containsEntry("same", etags.get("same"));
        assertThat(subscriber.changesAfter(position))
                .containsExactlyInAnyOrder("CREATED event", "UPDATED event", "UPDATED event", "DELETED event");
    }

    @Test
    void writesNothingWhenTheServerSaysTheSameInOtherWords() {
        server.answer(FeedText.of(FeedText.event("a", 1, "A"), FeedText.event("b", 2, "B")));
        read();
        Map<String, String> etags = etags();
        String position = subscriber.position();

        server.answer(FeedText.of(
                FeedText.event("b", 2, "B", "20261102T000000Z", new String[0]),
                FeedText.event("a", 1, "A", "20261103T000000Z", new String[0])));
        readAfter(Duration.ofHours(2));

        assertThat(subscriber.changesAfter(position)).isEmpty();
        assertThat(etags()).isEqualTo(etags);
        assertThat(subscriber.get(calendar).getLastChanges().getUnchanged()).isEqualTo(2);
    }

    @Test
    void forgetsAnInstanceThatTheServerNoLongerSpeaksOf() {
        String override = FeedText.event("series", 9, "Moved", "RECURRENCE-ID:20261205T090000Z");
        server.answer(FeedText.of(override, FeedText.event("series", 8, "Late", "RECURRENCE-ID:20261204T090000Z")));
        read();

        server.answer(FeedText.of(override));
        readAfter(Duration.ofHours(2));

        assertThat(subscriber.get(calendar).getLastChanges().getChanged()).isEqualTo(1);
        assertThat(subscriber.events(calendar)).hasSize(1);
    }

    @Test
    void asksForWhatIsNewAndTakesNothingForNothing() {
        server.answer(
                200,
                Map.of("ETag", "\"v1\"", "Last-Modified", "Sat, 21 Nov 2026 08:00:00 GMT"),
                FeedText.of(FeedText.event("a", 1, "A")));
        read();
        Instant first = lastSuccess();

        server.answer(304, Map.of(), "");
        readAfter(Duration.ofHours(2));

        assertThat(server.questions().getFirst()).doesNotContainKeys("If-none-match", "If-modified-since");
        assertThat(server.questions().getLast().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(server.questions().getLast().getFirst("If-Modified-Since"))
                .isEqualTo("Sat, 21 Nov 2026 08:00:00 GMT");
        assertThat(subscriber.get(calendar).getState()).isEqualTo(Subscription.State.OK);
        assertThat(lastSuccess()).isEqualTo(first.plus(Duration.ofHours(2)));
        assertThat(subscriber.events(calendar)).hasSize(1);
    }

    @Test
    void takesTheNameThatItsServerGivesUnlessPeopleHaveGivenOne() {
        Calendar unnamed = subscriber
                .as(subscriber.world.ada)
                .subscribeCalendar(
                        subscriber.request(server.url()).clearCalendar().build())
                .getCalendar();
        server.answer(FeedText.of("X-WR-CALNAME:Team\\, all\r\n", FeedText.event("a", 1, "A")));

        read();
        read();

        assertThat(unnamed.getDisplayName()).isEqualTo("feeds.example");
        assertThat(named(unnamed).getDisplayName()).isEqualTo("Team, all");
        assertThat(named(unnamed).getEtag()).isNotEqualTo(unnamed.getEtag());
        assertThat(named(calendar))
                .isEqualTo(calendar.toBuilder().setEventCount(1).build());
    }

    @Test
    void waitsAsLongAsTheCalendarAsksUnlessPeopleSayOtherwise() {
        server.answer(FeedText.of("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n", FeedText.event("a", 1, "A")));
        read();

        Subscription asked = subscriber.get(calendar);
        Subscription chosen = subscriber.update(
                Subscription.newBuilder()
                        .setName(asked.getName())
                        .setRefreshInterval(
                                com.google.protobuf.Duration.newBuilder().setSeconds(1800)),
                "refresh_interval");

        assertThat(asked.getEffectiveRefreshInterval().getSeconds()).isEqualTo(86_400);
        assertThat(Timestamps.between(asked.getLastFetchTime(), asked.getNextFetchTime())
                        .getSeconds())
                .isBetween(86_400L, 97_200L);
        assertThat(Timestamps.between(chosen.getLastFetchTime(), chosen.getNextFetchTime())
                        .getSeconds())
                .isEqualTo(1800);
    }

    @Test
    void comesLaterAndLaterWhileItFailsAndKeepsTheEvents() {
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        read();
        server.answer(503, Map.of(), "");

        Duration before = Duration.ZERO;
        for (int failures = 1; failures <= 5; failures++) {
            readAfter(Duration.ofDays(2));
            Subscription failing = subscriber.get(calendar);
            assertThat(failing.getState()).isEqualTo(Subscription.State.FAILING);
            assertThat(failing.getLastFailure().getReason()).isEqualTo(Subscription.Failure.Reason.HTTP_STATUS);
            assertThat(failing.getLastFailure().getHttpStatus()).isEqualTo(503);
            assertThat(failing.getLastFailure().getCount()).isEqualTo(failures);
            Duration wait = Duration.between(clock.instant(), nextFetch());
            assertThat(wait).isGreaterThan(before);
            before = wait;
        }
        server.answer(429, Map.of("Retry-After", "20000"), "");
        readAfter(Duration.ofDays(2));
        assertThat(nextFetch()).isAfterOrEqualTo(clock.instant().plusSeconds(20_000));
        assertThat(subscriber.events(calendar)).hasSize(1);

        server.answer(FeedText.of(FeedText.event("b", 2, "B")));
        readAfter(Duration.ofDays(2));
        assertThat(subscriber.get(calendar).getState()).isEqualTo(Subscription.State.OK);
        assertThat(subscriber.get(calendar).hasLastFailure()).isFalse();
        assertThat(subscriber.events(calendar)).extracting(Event::getTitle).containsExactly("B");
    }

    @Test
    void isReadAtItsTimeOrWhenSomebodyAsks() {
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        read();
        assertThat(work.claim(subscriber.world.acme)).isEmpty();

        Subscription soon = subscriber
                .as(subscriber.world.ada)
                .refreshSubscription(RefreshSubscriptionRequest.newBuilder()
                        .setName(calendar.getName() + "/subscription")
                        .build());

        assertThat(Timestamps.between(soon.getLastFetchTime(), soon.getNextFetchTime())
                        .getSeconds())
                .isEqualTo(60);
        clock.advance(Duration.ofSeconds(59));
        assertThat(work.claim(subscriber.world.acme)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(work.claim(subscriber.world.acme)).isPresent();
    }

    @Test
    void isReadByOneOfManyInstances() throws InterruptedException {
        for (int i = 1; i < 5; i++) {
            subscriber.subscribe(server.url());
        }
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        Set<String> read = ConcurrentHashMap.newKeySet();
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                SubscriptionWork instance = instance();
                instances.execute(() -> {
                    for (int turn = 0; turn < 5; turn++) {
                        instance.claim(subscriber.world.acme).ifPresent(lease -> {
                            assertThat(read.add(lease.calendar().value())).isTrue();
                            instance.run(lease);
                        });
                    }
                });
            }
        }

        work.claim(subscriber.world.acme).ifPresent(lease -> read.add("left over"));
        assertThat(read).hasSize(5).doesNotContain("left over");
        assertThat(server.questions()).hasSize(5);
    }

    @Test
    void leavesItToWhoeverTookItWhenAnInstanceWasSilentForTooLong() {
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        Lease silent = work.claim(subscriber.world.acme).orElseThrow();
        assertThat(instance().claim(subscriber.world.acme)).isEmpty();

        clock.advance(SubscriptionStore.LEASE);
        Lease taken = instance().claim(subscriber.world.acme).orElseThrow();
        work.run(silent);
        assertThat(subscriber.events(calendar)).isEmpty();
        assertThat(subscriber.get(calendar).getState()).isEqualTo(Subscription.State.WAITING);

        work.run(taken);
        assertThat(subscriber.events(calendar)).hasSize(1);
    }

    @Test
    void landsNothingOfAnAddressThatIsNoLongerMeant() {
        server.answer(exchange -> {
            subscriber.update(
                    Subscription.newBuilder()
                            .setName(calendar.getName() + "/subscription")
                            .setUrl("https://elsewhere.example/"),
                    "url");
            FeedServer.send(exchange, 200, Map.of(), FeedText.of(FeedText.event("a", 1, "A")));
        });

        read();

        assertThat(subscriber.events(calendar)).isEmpty();
        assertThat(subscriber.get(calendar).getHost()).isEqualTo("elsewhere.example");
        assertThat(subscriber.get(calendar).getState()).isEqualTo(Subscription.State.WAITING);
    }

    @Test
    void endsWithItsCalendarAndComesBackWithIt() {
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        subscriber
                .world
                .calendars(subscriber.world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        assertThat(work.claim(subscriber.world.acme)).isEmpty();

        subscriber
                .world
                .calendars(subscriber.world.ada)
                .undeleteCalendar(UndeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        read();
        assertThat(subscriber.events(calendar)).hasSize(1);

        subscriber
                .world
                .calendars(subscriber.world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        transactions.change(
                subscriber.world.acme,
                transaction -> PurgeCalendars.run(transaction, clock.instant().plus(Duration.ofDays(400))));
        assertThat(transactions.<Boolean>read(
                        subscriber.world.acme, transaction -> SubscriptionStore.hasAtLeast(transaction, 1)))
                .isFalse();
    }

    private Calendar named(Calendar made) {
        return subscriber
                .world
                .calendars(subscriber.world.ada)
                .getCalendar(
                        GetCalendarRequest.newBuilder().setName(made.getName()).build());
    }

    private SubscriptionWork instance() {
        return new SubscriptionWork(transactions, log, clock, calendars, FeedServer.reader());
    }

    private void read() {
        work.run(work.claim(subscriber.world.acme).orElseThrow());
    }

    private void readAfter(Duration wait) {
        clock.advance(wait);
        read();
    }

    private Map<String, String> etags() {
        return subscriber.events(calendar).stream().collect(Collectors.toMap(Event::getUid, Event::getEtag));
    }

    private Instant lastSuccess() {
        return instant(subscriber.get(calendar).getLastSuccessTime());
    }

    private Instant nextFetch() {
        return instant(subscriber.get(calendar).getNextFetchTime());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
