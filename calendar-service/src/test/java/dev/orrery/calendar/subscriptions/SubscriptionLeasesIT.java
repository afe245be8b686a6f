package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.calendars.PurgeCalendars;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who reads an address: one instance at a time, for as long as the address is meant and its calendar is there. */
@ServiceTest
class SubscriptionLeasesIT {
    @Autowired
    private OrganizationTransactions transactions;

    private SubscribedCalendar feed;

    @BeforeEach
    void begin(@Autowired AutowireCapableBeanFactory service) {
        feed = SubscribedCalendar.in(service);
    }

    @AfterEach
    void end() {
        feed.close();
    }

    @Test
    void isReadByOneOfManyInstances() throws InterruptedException {
        for (int i = 1; i < 5; i++) {
            feed.subscriber.subscribe(feed.server.url());
        }
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        Set<String> read = ConcurrentHashMap.newKeySet();
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                SubscriptionWork instance = feed.instance();
                instances.execute(() -> {
                    for (int turn = 0; turn < 5; turn++) {
                        instance.claim(feed.world.acme).ifPresent(lease -> {
                            assertThat(read.add(lease.calendar().value())).isTrue();
                            instance.run(lease);
                        });
                    }
                });
            }
        }

        feed.work.claim(feed.world.acme).ifPresent(lease -> read.add("left over"));
        assertThat(read).hasSize(5).doesNotContain("left over");
        assertThat(feed.server.questions()).hasSize(5);
    }

    @Test
    void leavesItToWhoeverTookItWhenAnInstanceWasSilentForTooLong() {
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        Lease silent = feed.work.claim(feed.world.acme).orElseThrow();
        assertThat(feed.instance().claim(feed.world.acme)).isEmpty();

        feed.clock.advance(SubscriptionStore.LEASE);
        Lease taken = feed.instance().claim(feed.world.acme).orElseThrow();
        feed.work.run(silent);
        assertThat(feed.events()).isEmpty();
        assertThat(feed.subscription().getState()).isEqualTo(Subscription.State.WAITING);

        feed.work.run(taken);
        assertThat(feed.events()).hasSize(1);
    }

    @Test
    void landsNothingOfAnAddressThatIsNoLongerMeant() {
        feed.server.answer(exchange -> {
            feed.subscriber.update(
                    Subscription.newBuilder()
                            .setName(feed.calendar.getName() + "/subscription")
                            .setUrl("https://elsewhere.example/"),
                    "url");
            FeedServer.send(exchange, 200, Map.of(), FeedText.of(FeedText.event("a", 1, "A")));
        });

        feed.read();

        assertThat(feed.events()).isEmpty();
        assertThat(feed.subscription().getHost()).isEqualTo("elsewhere.example");
        assertThat(feed.subscription().getState()).isEqualTo(Subscription.State.WAITING);
    }

    @Test
    void endsWithItsCalendarAndComesBackWithIt() {
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        feed.world
                .calendars(feed.world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(feed.calendar.getName())
                        .build());
        assertThat(feed.work.claim(feed.world.acme)).isEmpty();

        feed.world
                .calendars(feed.world.ada)
                .undeleteCalendar(UndeleteCalendarRequest.newBuilder()
                        .setName(feed.calendar.getName())
                        .build());
        feed.read();
        assertThat(feed.events()).hasSize(1);

        feed.world
                .calendars(feed.world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(feed.calendar.getName())
                        .build());
        transactions.change(
                feed.world.acme,
                transaction ->
                        PurgeCalendars.run(transaction, feed.clock.instant().plus(Duration.ofDays(400))));
        assertThat(transactions.<Boolean>read(
                        feed.world.acme, transaction -> SubscriptionStore.hasAtLeast(transaction, 1)))
                .isFalse();
    }
}
