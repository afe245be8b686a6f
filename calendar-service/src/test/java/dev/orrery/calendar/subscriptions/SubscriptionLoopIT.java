package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reading by itself what is due, of all organisations. */
@ServiceTest
class SubscriptionLoopIT {
    private static final Duration NEVER = Duration.ofDays(1);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private SelectOrganizations organizations;

    @Autowired
    private ChangeLog log;

    @Autowired
    private CalendarEditor calendars;

    @Autowired
    private FixedClock clock;

    private FeedServer server;
    private Subscriber subscriber;

    @BeforeEach
    void begin() throws IOException {
        server = new FeedServer();
        server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        subscriber = new Subscriber(channels);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void readsOnceWhatIsDueInAllOrganizations() throws InterruptedException {
        Subscriber other = new Subscriber(channels);
        List<Calendar> own = subscribed(subscriber);
        List<Calendar> others = subscribed(other);

        rounds().run();
        rounds().run();

        assertThat(own)
                .allSatisfy(calendar -> assertThat(state(subscriber, calendar)).isEqualTo(Subscription.State.OK));
        assertThat(others)
                .allSatisfy(calendar -> assertThat(state(other, calendar)).isEqualTo(Subscription.State.OK));
        assertThat(server.questions()).hasSize(6);
    }

    @Test
    void doesNotWaitForItsTimeWhenSomebodyAsks() {
        SubscriptionLoop loop = new SubscriptionLoop(rounds(), NEVER, true);
        loop.start();
        try {
            Calendar calendar = subscriber.subscribe(server.url()).getCalendar();
            loop.wake();

            await().until(() -> state(subscriber, calendar) == Subscription.State.OK);
            assertThat(loop.isRunning()).isTrue();
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void leavesItToOthersWhereItIsSwitchedOff() {
        SubscriptionLoop loop = new SubscriptionLoop(rounds(), NEVER, false);

        loop.start();

        assertThat(loop.isRunning()).isFalse();
    }

    private SubscriptionRounds rounds() {
        SubscriptionWork work = new SubscriptionWork(transactions, log, clock, calendars, FeedServer.reader());
        return new SubscriptionRounds(organizations, work, 4);
    }

    private List<Calendar> subscribed(Subscriber by) {
        List<Calendar> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(by.subscribe(server.url()).getCalendar());
        }
        return made;
    }

    private static Subscription.State state(Subscriber by, Calendar calendar) {
        return by.get(calendar).getState();
    }
}
