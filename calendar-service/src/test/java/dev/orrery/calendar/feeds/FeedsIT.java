package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.CreateFeedRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.DeleteFeedRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.calendar.v1.FeedServiceGrpc;
import dev.orrery.calendar.v1.FeedServiceGrpc.FeedServiceBlockingStub;
import dev.orrery.calendar.v1.ListFeedsRequest;
import dev.orrery.calendar.v1.ListFeedsResponse;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.calendar.v1.ReadFeedResponse;
import dev.orrery.calendar.v1.RotateFeedRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Other programs read calendars by a secret address, and nobody else by none. */
@ServiceTest
class FeedsIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void begin() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
    }

    @Test
    void readsTheCalendarByItsAddressWithoutLogin() {
        world.create(
                world.ada, calendar, anEvent("Planning", "2026-11-23T09:00:00").build());
        world.create(
                world.ada,
                calendar,
                anEvent("Therapy", "2026-11-24T09:00:00")
                        .setVisibility(Event.Visibility.PRIVATE)
                        .build());

        String full = text(read(feed(Feed.Detail.FULL).getPath(), ""));
        String busy = text(read(feed(Feed.Detail.FREE_BUSY).getPath(), ""));

        assertThat(full)
                .contains(
                        "SUMMARY:Planning",
                        "SUMMARY:Busy",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H")
                .doesNotContain("Therapy");
        assertThat(busy).contains("SUMMARY:Busy").doesNotContain("Planning", "Therapy");
    }

    @Test
    void sendsNothingToWhoHasThisVersion() {
        Event event = world.create(
                world.ada, calendar, anEvent("Planning", "2026-11-23T09:00:00").build());
        String path = feed(Feed.Detail.FULL).getPath();
        String version = read(path, "").getEtag();

        // As Thunderbird and Apple's Calendar ask.
        for (String known : List.of("\"" + version + "\"", "W/\"" + version + "\"", "\"other\", \"" + version + "\"")) {
            ReadFeedResponse again = read(path, known);
            assertThat(again.hasContent()).isFalse();
            assertThat(again.getEtag()).isEqualTo(version);
        }
        world.events(world.ada)
                .deleteEvent(
                        DeleteEventRequest.newBuilder().setName(event.getName()).build());
        ReadFeedResponse changed = read(path, "\"" + version + "\"");
        assertThat(changed.getEtag()).isNotEqualTo(version);
        assertThat(text(changed)).doesNotContain("Planning");
    }

    @Test
    void sendsAllThatWasChangedSince() {
        String path = feed(Feed.Detail.FULL).getPath();
        Event planning = Event.newBuilder(
                        anEvent("Planning", "2026-11-23T09:00:00").build())
                .addRecurrence("RRULE:FREQ=DAILY;COUNT=3")
                .build();
        String instance = calendar.getName() + "/events/planning/instances/20261124T080000Z";
        List<Runnable> changes = List.of(
                () -> create("planning", planning),
                () -> world.events(world.ada)
                        .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                                .setEvent(Event.newBuilder().setName(instance).setTitle("Second day"))
                                .setUpdateMask(mask("title"))
                                .build()),
                () -> update(Event.newBuilder().setTitle("Plans"), "title"),
                () -> update(
                        Event.newBuilder().addAttendees(Attendee.newBuilder().setEmail("guest@example.com")),
                        "attendees"),
                () -> world.calendars(world.ada)
                        .updateCalendar(UpdateCalendarRequest.newBuilder()
                                .setCalendar(Calendar.newBuilder()
                                        .setName(calendar.getName())
                                        .setDisplayName("Renamed"))
                                .setUpdateMask(mask("display_name"))
                                .build()),
                () -> delete("planning"));
        String known = read(path, "").getEtag();
        for (Runnable change : changes) {
            change.run();

            ReadFeedResponse read = read(path, "\"" + known + "\"");

            assertThat(read.hasContent())
                    .as("after change %d", changes.indexOf(change))
                    .isTrue();
            assertThat(read.getEtag()).isNotEqualTo(known);
            known = read.getEtag();
        }
    }

    @Test
    void sendsAnEventThatTookThePlaceOfAnotherOfItsId() {
        create("planning", anEvent("Planning", "2026-11-23T09:00:00").build());
        String path = feed(Feed.Detail.FULL).getPath();
        String known = read(path, "").getEtag();

        delete("planning");
        create("planning", anEvent("Party", "2026-11-23T09:00:00").build());

        assertThat(text(read(path, "\"" + known + "\""))).contains("SUMMARY:Party");
    }

    @Test
    void doesNotTellThatSomethingHiddenHasChanged() {
        Event event = world.create(
                world.ada, calendar, anEvent("Planning", "2026-11-23T09:00:00").build());
        String path = feed(Feed.Detail.FREE_BUSY).getPath();
        String before = read(path, "").getEtag();

        world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event.toBuilder().setTitle("Renamed").clearEtag())
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build());

        assertThat(read(path, "").getEtag()).isEqualTo(before);
        assertThat(read(path, "\"" + before + "\"").hasContent()).isFalse();
    }

    @Test
    void givesTheAddressOnceAndForgetsTheOldOneWhenItIsRotated() {
        Feed made = feed(Feed.Detail.FULL);

        Feed rotated = feeds(world.ada)
                .rotateFeed(
                        RotateFeedRequest.newBuilder().setName(made.getName()).build());

        assertThat(rotated.getPath()).matches("/feeds/[A-Za-z0-9_-]{64}\\.ics").isNotEqualTo(made.getPath());
        assertThat(reasonOf(made.getPath())).isEqualTo("FEED_NOT_FOUND");
        assertThat(text(read(rotated.getPath(), ""))).startsWith("BEGIN:VCALENDAR");
        assertThat(list(10).getFeedsList()).singleElement().satisfies(listed -> {
            assertThat(listed.getPath()).isEmpty();
            assertThat(listed.getDetail()).isEqualTo(Feed.Detail.FULL);
            assertThat(listed.hasLastAccessTime()).isTrue();
        });
    }

    @Test
    void endsWithItsDeletionAndWithItsCalendar() {
        Feed first = feed(Feed.Detail.FULL);
        Feed second = feed(Feed.Detail.FULL);
        assertThat(list(1).getNextPageToken()).isNotEmpty();
        DeleteFeedRequest delete =
                DeleteFeedRequest.newBuilder().setName(first.getName()).build();

        feeds(world.ada).deleteFeed(delete);

        assertThat(reasonOf(first.getPath())).isEqualTo("FEED_NOT_FOUND");
        assertThat(Refusal.of(() -> feeds(world.ada).deleteFeed(delete)).reason())
                .isEqualTo("FEED_NOT_FOUND");
        assertThat(Refusal.of(() -> feeds(world.ada)
                                .rotateFeed(RotateFeedRequest.newBuilder()
                                        .setName(first.getName())
                                        .build()))
                        .reason())
                .isEqualTo("FEED_NOT_FOUND");
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        assertThat(reasonOf(second.getPath())).isEqualTo("FEED_NOT_FOUND");
    }

    @Test
    void isMadeByManagersOnlyAndReadByNobodyWhoGuesses() {
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.WRITE);
        String other = feed(Feed.Detail.FULL).getPath();

        assertThat(Refusal.of(() -> create(world.ben, Feed.Detail.FULL)).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> create(world.cleo, Feed.Detail.FULL)).reason())
                .isEqualTo("ORGANIZATION_NOT_FOUND");
        for (String path : List.of(
                "/feeds/", "/feeds/x.ics", "/feeds/" + "A".repeat(64) + ".ics", other.replace(".ics", "x.ics"))) {
            assertThat(reasonOf(path)).isEqualTo("FEED_NOT_FOUND");
        }
    }

    private void create(String id, Event event) {
        world.events(world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setEventId(id)
                        .setEvent(event)
                        .build());
    }

    private void update(Event.Builder event, String field) {
        world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event.setName(calendar.getName() + "/events/planning"))
                        .setUpdateMask(mask(field))
                        .build());
    }

    private void delete(String id) {
        world.events(world.ada)
                .deleteEvent(DeleteEventRequest.newBuilder()
                        .setName(calendar.getName() + "/events/" + id)
                        .build());
    }

    private static FieldMask mask(String field) {
        return FieldMask.newBuilder().addPaths(field).build();
    }

    private Feed feed(Feed.Detail detail) {
        return create(world.ada, detail);
    }

    private Feed create(TestCaller caller, Feed.Detail detail) {
        return feeds(caller)
                .createFeed(CreateFeedRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setFeed(Feed.newBuilder().setDisplayName("Phone").setDetail(detail))
                        .build());
    }

    private ListFeedsResponse list(int pageSize) {
        return feeds(world.ada)
                .listFeeds(ListFeedsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setPageSize(pageSize)
                        .build());
    }

    private FeedServiceBlockingStub feeds(TestCaller caller) {
        return FeedServiceGrpc.newBlockingStub(channels.as(caller));
    }

    private ReadFeedResponse read(String path, String ifNoneMatch) {
        return FeedServiceGrpc.newBlockingStub(channels.anonymous())
                .readFeed(ReadFeedRequest.newBuilder()
                        .setFile(path.substring("/feeds/".length()))
                        .setIfNoneMatch(ifNoneMatch)
                        .build());
    }

    private String reasonOf(String path) {
        return Refusal.of(() -> read(path, "")).reason();
    }

    private static String text(ReadFeedResponse response) {
        return response.getContent().getData().toStringUtf8();
    }
}
