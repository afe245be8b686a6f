package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens in calendar-service reaches the links that name it: once, in order, across breaks of the stream. */
@OkrTest
class FollowerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller adaCaller = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);

    @Test
    void retitlesAndRemovesLinksWithTheirEvent() {
        Link link = linkTo("planning");
        publishEvent("planning", "Weekly planning");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).containsExactly("Weekly planning"));

        publishDeleted(link.getSource(), "event");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).isEmpty());
    }

    @Test
    void keepsTheTitleOfALinkThatIsOlderThanTheNewsOfItsEvent() {
        linkTo("planning");
        linkTo("review");

        calendar.stream.publish(change(event("planning", "").getName(), "event")
                .setKind(Change.Kind.CREATED)
                .setEvent(event("planning", "As it was created"))
                .build());
        publishEvent("review", "Review");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(titles()).containsExactlyInAnyOrder("planning", "Review"));
    }

    @Test
    void removesAllLinksOfADeletedCalendar() {
        linkTo("one");
        linkTo("two");

        publishDeleted(acme.name() + "/calendars/team", "calendar");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).isEmpty());
    }

    @Test
    void refusesALinkToAnEventThatHasGoneMeanwhileUntilItsCalendarIsBack() {
        KeyResult target = target();
        Event event = calendar.add(event("planning", "Planning"));
        publishDeleted(event.getName(), "event");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Refusal.of(() -> ada().link(event.getName(), target.getName()))
                                .reason())
                        .isEqualTo("LINK_SOURCE_NOT_FOUND"));

        calendar.stream.publish(change(acme.name() + "/calendars/team", "calendar")
                .setKind(Change.Kind.CREATED)
                .setCalendar(Calendar.getDefaultInstance())
                .build());

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ada().link(event.getName(), target.getName()))
                        .isNotNull());
    }

    @Test
    void goesOnWhereItWasAfterTheStreamBroke() {
        linkTo("planning");
        int connections = calendar.stream.connections();

        calendar.stream.disconnect();
        publishEvent("planning", "While you were away");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).containsExactly("While you were away"));
        assertThat(calendar.stream.connections()).isGreaterThan(connections);
    }

    @Test
    void asksForWhatLinksNameWhenItsPositionHasExpired() {
        Link kept = linkTo("kept");
        Link gone = linkTo("gone");
        calendar.events.remove(gone.getSource());
        calendar.add(event("kept", "Kept and renamed"));
        calendar.stream.publishUnseen(
                change(gone.getSource(), "event").setKind(Change.Kind.DELETED).build());

        calendar.stream.expire();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).containsExactly("Kept and renamed"));
        assertThat(ada().linksNow()).extracting(Link::getName).containsExactly(kept.getName());
    }

    @Test
    void takesLinksAlongWhenASeriesIsSplit() {
        KeyResult target = target();
        KeyResult other = target();
        KeyResult third = target();
        calendar.add(event("weekly", "Weekly"));
        calendar.add(event("weekly/instances/20261102T090000Z", ""));
        calendar.add(event("weekly/instances/20261116T090000Z", ""));
        String weekly = event("weekly", "").getName();
        ada().link(weekly, target.getName());
        ada().link(occurrence(weekly, other, "20261102T090000Z"));
        ada().link(occurrence(weekly, third, "20261116T090000Z"));
        Event rest = event("rest", "Weekly").toBuilder()
                .setSplitFrom(weekly)
                .setStart(EventTime.newBuilder()
                        .setDateTime("2026-11-09T10:00:00")
                        .setTimeZone("Europe/Berlin")
                        .setInstant(Timestamps.fromMillis(
                                Instant.parse("2026-11-09T09:00:00Z").toEpochMilli())))
                .build();

        for (int i = 0; i < 2; i++) {
            calendar.stream.publish(change(rest.getName(), "event")
                    .setKind(Change.Kind.CREATED)
                    .setEvent(rest)
                    .build());
        }
        publishEvent("weekly", "The end of it");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(titles()).contains("The end of it"));
        assertThat(ada().linksNow())
                .extracting(link -> link.getSource() + " " + link.getTarget())
                .containsExactlyInAnyOrder(
                        weekly + " " + target.getName(),
                        weekly + " " + other.getName(),
                        rest.getName() + " " + target.getName(),
                        rest.getName() + " " + third.getName());
    }

    private static Link.Builder occurrence(String event, KeyResult target, String occurrence) {
        return Link.newBuilder()
                .setSource(event)
                .setTarget(target.getName())
                .setScope(Link.Scope.OCCURRENCE)
                .setOccurrence(occurrence);
    }

    private Client ada() {
        return new Client(channels.as(adaCaller), acme);
    }

    private List<String> titles() {
        return ada().linksNow().stream().map(Link::getSourceTitle).toList();
    }

    private KeyResult target() {
        return ada().percent(ada().objective("Grow", "").getName());
    }

    private Link linkTo(String event) {
        calendar.add(event(event, event));
        return ada().link(event(event, event).getName(), target().getName());
    }

    private Event event(String id, String title) {
        return Event.newBuilder()
                .setName(acme.name() + "/calendars/team/events/" + id)
                .setTitle(title)
                .build();
    }

    private void publishEvent(String id, String title) {
        Event event = calendar.add(event(id, title));
        calendar.stream.publish(change(event.getName(), "event")
                .setKind(Change.Kind.UPDATED)
                .setEvent(event)
                .build());
    }

    private void publishDeleted(String name, String type) {
        calendar.stream.publish(change(name, type).setKind(Change.Kind.DELETED).build());
    }

    private Change.Builder change(String name, String type) {
        return Change.newBuilder()
                .setResourceName(name)
                .setType(type)
                .setActor(acme.userName(adaCaller.id()))
                .setOrganizationUid(acme.id().toString());
    }
}
