package dev.orrery.calendar.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.RefreshSubscriptionRequest;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** When an address is read: as often as it asks or people say, less often while it fails, and for no more than is new. */
@ServiceTest
class SubscriptionTimesIT {
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
    void asksForWhatIsNewAndTakesNothingForNothing() {
        feed.server.answer(
                200,
                Map.of("ETag", "\"v1\"", "Last-Modified", "Sat, 21 Nov 2026 08:00:00 GMT"),
                FeedText.of(FeedText.event("a", 1, "A")));
        feed.read();
        Instant first = lastSuccess();

        feed.server.answer(304, Map.of(), "");
        feed.readAfter(Duration.ofHours(2));

        assertThat(feed.server.questions().getFirst()).doesNotContainKeys("If-none-match", "If-modified-since");
        assertThat(feed.server.questions().getLast().getFirst("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(feed.server.questions().getLast().getFirst("If-Modified-Since"))
                .isEqualTo("Sat, 21 Nov 2026 08:00:00 GMT");
        assertThat(feed.subscription().getState()).isEqualTo(Subscription.State.OK);
        assertThat(lastSuccess()).isEqualTo(first.plus(Duration.ofHours(2)));
        assertThat(feed.events()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheCalendarAsksUnlessPeopleSayOtherwise() {
        feed.server.answer(FeedText.of("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n", FeedText.event("a", 1, "A")));
        feed.read();

        Subscription asked = feed.subscription();
        Subscription chosen = feed.subscriber.update(
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
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        feed.read();
        feed.server.answer(503, Map.of(), "");

        Duration before = Duration.ZERO;
        for (int failures = 1; failures <= 5; failures++) {
            feed.readAfter(Duration.ofDays(2));
            Subscription failing = feed.subscription();
            assertThat(failing.getState()).isEqualTo(Subscription.State.FAILING);
            assertThat(failing.getLastFailure().getReason()).isEqualTo(Subscription.Failure.Reason.HTTP_STATUS);
            assertThat(failing.getLastFailure().getHttpStatus()).isEqualTo(503);
            assertThat(failing.getLastFailure().getCount()).isEqualTo(failures);
            Duration wait = Duration.between(feed.clock.instant(), nextFetch());
            assertThat(wait).isGreaterThan(before);
            before = wait;
        }
        feed.server.answer(429, Map.of("Retry-After", "20000"), "");
        feed.readAfter(Duration.ofDays(2));
        assertThat(nextFetch()).isAfterOrEqualTo(feed.clock.instant().plusSeconds(20_000));
        assertThat(feed.events()).hasSize(1);

        feed.server.answer(FeedText.of(FeedText.event("b", 2, "B")));
        feed.readAfter(Duration.ofDays(2));
        assertThat(feed.subscription().getState()).isEqualTo(Subscription.State.OK);
        assertThat(feed.subscription().hasLastFailure()).isFalse();
        assertThat(feed.events()).extracting(Event::getTitle).containsExactly("B");
    }

    @Test
    void isReadAtItsTimeOrWhenSomebodyAsks() {
        feed.server.answer(FeedText.of(FeedText.event("a", 1, "A")));
        feed.read();
        assertThat(feed.work.claim(feed.world.acme)).isEmpty();

        Subscription soon = feed.subscriber
                .as(feed.world.ada)
                .refreshSubscription(RefreshSubscriptionRequest.newBuilder()
                        .setName(feed.calendar.getName() + "/subscription")
                        .build());

        assertThat(Timestamps.between(soon.getLastFetchTime(), soon.getNextFetchTime())
                        .getSeconds())
                .isEqualTo(60);
        feed.clock.advance(Duration.ofSeconds(59));
        assertThat(feed.work.claim(feed.world.acme)).isEmpty();
        feed.clock.advance(Duration.ofSeconds(1));
        assertThat(feed.work.claim(feed.world.acme)).isPresent();
    }

    private Instant lastSuccess() {
        return instant(feed.subscription().getLastSuccessTime());
    }

    private Instant nextFetch() {
        return instant(feed.subscription().getNextFetchTime());
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
