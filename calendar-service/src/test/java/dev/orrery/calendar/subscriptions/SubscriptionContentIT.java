package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What reading an address does to the calendar. */
@ServiceTest
class SubscriptionContentIT {
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
    void becomesWhatTheServerSays() {
        feed.server.answer(FeedText.of(
                FeedText.event("same", 1, "Same"),
                FeedText.event("renamed", 2, "Before"),
                FeedText.event("series", 3, "Daily", "RRULE:FREQ=DAILY;COUNT=5"),
                FeedText.event("series", 9, "Moved", "RECURRENCE-ID:20261205T090000Z"),
                FeedText.event("gone", 4, "Gone")));
        feed.read();
        Map<String, String> etags = feed.etags();
        assertThat(etags).containsOnlyKeys("same", "renamed", "series", "gone");
        assertThat(feed.subscription().getLastChanges().getAdded()).isEqualTo(4);
        String position = feed.subscriber.position();

        feed.server.answer(FeedText.of(
                FeedText.event("same", 1, "Same", "20261102T000000Z", new String[0]),
                FeedText.event("renamed", 2, "After"),
                FeedText.event("series", 3, "Daily", "RRULE:FREQ=DAILY;COUNT=5"),
                FeedText.event("new", 5, "New")));
        feed.readAfter(Duration.ofHours(2));

        Subscription.Changes changes = feed.subscription().getLastChanges();
        assertThat(List.of(
                        changes.getAdded(),
                        changes.getChanged(),
                        changes.getRemoved(),
                        changes.getUnchanged(),
                        changes.getUnreadable()))
                .containsExactly(1, 2, 1, 1, 0);
        assertThat(feed.events())
                .extracting(Event::getUid, Event::getTitle)
                .containsExactlyInAnyOrder(
                        tuple("same", "Same"),
                        tuple("renamed", "After"),
                        tuple("series", "Daily"),
                        tuple("new", "New"));
        assertThat(feed.etags()).containsEntry("same", etags.get("same"));
        assertThat(feed.subscriber.changesAfter(position))
                .containsExactlyInAnyOrder("CREATED event", "UPDATED event", "UPDATED event", "DELETED event");
    }

    @Test
    void writesNothingWhenTheServerSaysTheSameInOtherWords() {
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A"), FeedText.event("b", 2, "B")));
        feed.read();
        Map<String, String> etags = feed.etags();
        String position = feed.subscriber.position();

        feed.server.answer(FeedText.of(
                FeedText.event("b", 2, "B", "20261102T000000Z", new String[0]),
                FeedText.event("a", 1, "A", "20261103T000000Z", new String[0])));
        feed.readAfter(Duration.ofHours(2));

        assertThat(feed.subscriber.changesAfter(position)).isEmpty();
        assertThat(feed.etags()).isEqualTo(etags);
        assertThat(feed.subscription().getLastChanges().getUnchanged()).isEqualTo(2);
    }

    @Test
    void forgetsAnInstanceThatTheServerNoLongerSpeaksOf() {
        String override = FeedText.event("series", 9, "Moved", "RECURRENCE-ID:20261205T090000Z");
        feed.server.answer(
                FeedText.of(override, FeedText.event("series", 8, "Late", "RECURRENCE-ID:20261204T090000Z")));
        feed.read();

        feed.server.answer(FeedText.of(override));
        feed.readAfter(Duration.ofHours(2));

        assertThat(feed.subscription().getLastChanges().getChanged()).isEqualTo(1);
        assertThat(feed.events()).hasSize(1);
    }

    @Test
    void takesTheNameThatItsServerGivesUnlessPeopleHaveGivenOne() {
        Calendar unnamed = feed.subscriber
                .as(feed.world.ada)
                .subscribeCalendar(feed.subscriber
                        .request(feed.server.url())
                        .clearCalendar()
                        .build())
                .getCalendar();
        feed.server.answer(FeedText.of("X-WR-CALNAME:Team\\, all\r\n", FeedText.event("a", 1, "A")));

        feed.read();
        feed.read();

        assertThat(unnamed.getDisplayName()).isEqualTo("feeds.example");
        assertThat(named(unnamed).getDisplayName()).isEqualTo("Team, all");
        assertThat(named(unnamed).getEtag()).isNotEqualTo(unnamed.getEtag());
        assertThat(named(feed.calendar))
                .isEqualTo(feed.calendar.toBuilder().setEventCount(1).build());
    }

    private Calendar named(Calendar made) {
        return feed.world
                .calendars(feed.world.ada)
                .getCalendar(
                        GetCalendarRequest.newBuilder().setName(made.getName()).build());
    }
}
