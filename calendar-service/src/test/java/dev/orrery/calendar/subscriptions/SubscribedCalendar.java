package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A calendar that is kept by a server of its own, and read by an instance with a clock of its own. */
final class SubscribedCalendar implements AutoCloseable {
    final FeedServer server = new FeedServer();
    final FixedClock clock = new FixedClock();
    final Subscriber subscriber;
    final World world;
    final Calendar calendar;
    final SubscriptionWork work;

    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final CalendarEditor calendars;

    SubscribedCalendar(
            ServiceChannels channels,
            FixedClock serviceClock,
            OrganizationTransactions transactions,
            ChangeLog log,
            CalendarEditor calendars)
            throws IOException {
        this.transactions = transactions;
        this.log = log;
        this.calendars = calendars;
        this.subscriber = new Subscriber(channels);
        this.world = subscriber.world;
        this.calendar = subscriber.subscribe(server.url()).getCalendar();
        clock.set(serviceClock.instant());
        this.work = instance();
    }

    /** In the test's own context, which has all that it takes. */
    static SubscribedCalendar in(AutowireCapableBeanFactory service) {
        return service.createBean(SubscribedCalendar.class);
    }

    /** Another instance of the service. */
    SubscriptionWork instance() {
        return new SubscriptionWork(transactions, log, clock, calendars, FeedServer.reader());
    }

    /** What is due is read now. */
    void read() {
        work.run(work.claim(world.acme).orElseThrow());
    }

    void readAfter(Duration wait) {
        clock.advance(wait);
        read();
    }

    Subscription subscription() {
        return subscriber.get(calendar);
    }

    List<Event> events() {
        return subscriber.events(calendar);
    }

    /** The calendar's etags by the uids of its events. */
    Map<String, String> etags() {
        return events().stream().collect(Collectors.toMap(Event::getUid, Event::getEtag));
    }

    @Override
    public void close() {
        server.close();
    }
}
