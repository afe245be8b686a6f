package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ranges of a few weeks, of which the service remembers what takes place, list what is of them in a range so long that it
 * is read anew each time.
 */
@ServiceTest
class WeeksIT {
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-11-02T00:00:00");
    private static final int DAYS = 100;
    private static final TimeRange WHOLE =
            new TimeRange(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2027-05-01T00:00:00Z"));

    @Autowired
    private ServiceChannels channels;

    private Agenda agenda;

    @BeforeEach
    void setUp() {
        agenda = new Agenda(channels);
    }

    @Test
    void anyRangeListsWhatIsInIt() {
        Seeds.forAll(3, random -> {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                events.add(agenda.add(any(random, "event " + i)));
            }
            comparesRanges(random, 15);
            rename(events.get(random.nextInt(events.size())));
            move(events.get(random.nextInt(events.size())), random);
            comparesRanges(random, 15);
        });
    }

    private void comparesRanges(RandomGenerator random, int times) {
        List<Event> all = list(WHOLE, 1_000);
        for (int i = 0; i < times; i++) {
            TimeRange range = range(random);
            List<Event> within = all.stream()
                    .filter(event -> range.overlaps(
                            instant(event.getStart().getInstant()),
                            instant(event.getEnd().getInstant())))
                    .toList();
            List<Event> listed = list(range, random.nextInt(1, 60));
            assertThat(texts(listed)).as("%s", range).isEqualTo(texts(within));
            assertThat(listed).isEqualTo(within);
        }
    }

    private static List<String> texts(List<Event> events) {
        return events.stream()
                .map(event -> instant(event.getStart().getInstant()) + " "
                        + instant(event.getEnd().getInstant()) + " " + event.getName())
                .toList();
    }

    /** A single event or a series: moments, hours, days, and some of weeks. */
    private static Event.Builder any(RandomGenerator random, String title) {
        LocalDateTime start = moment(random);
        Event.Builder event = anEvent(title, text(start)).setEnd(berlin(text(start.plus(length(random)))));
        switch (random.nextInt(5)) {
            case 0 -> event.addRecurrence("RRULE:FREQ=WEEKLY;COUNT=" + random.nextInt(2, 20));
            case 1 -> event.addRecurrence("RRULE:FREQ=DAILY;INTERVAL=3");
            case 2 -> {
                LocalDate first = start.toLocalDate();
                event.setStart(day(first.toString()))
                        .setEnd(day(first.plusDays(random.nextInt(1, 20)).toString()));
            }
            default -> {}
        }
        return event;
    }

    private static Duration length(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofHours(random.nextInt(20, 30));
            case 2 -> Duration.ofDays(random.nextInt(1, 30));
            default -> Duration.ofMinutes(random.nextInt(1, 120));
        };
    }

    private static LocalDateTime moment(RandomGenerator random) {
        return BEGIN.plusDays(random.nextInt(DAYS)).plusHours(random.nextInt(24));
    }

    private static TimeRange range(RandomGenerator random) {
        Instant start = moment(random).toInstant(ZoneOffset.UTC);
        return new TimeRange(start, start.plus(Duration.ofHours(random.nextInt(1, 24 * 60))));
    }

    private void rename(Event event) {
        update(event.toBuilder().setTitle("renamed"), "title");
    }

    private void move(Event event, RandomGenerator random) {
        if (event.getStart().getDate().isEmpty()) {
            LocalDateTime start = moment(random);
            update(
                    event.toBuilder().setStart(berlin(text(start))).setEnd(berlin(text(start.plusHours(1)))),
                    "start",
                    "end");
        }
    }

    private void update(Event.Builder event, String... fields) {
        agenda.world
                .events(agenda.world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event.clearEtag())
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(fields)))
                        .build());
    }

    /** All pages of a range. */
    private List<Event> list(TimeRange range, int pageSize) {
        List<Event> events = new ArrayList<>();
        String token = "";
        do {
            ListEventsResponse page = agenda.world
                    .events(agenda.world.ada)
                    .listEvents(ListEventsRequest.newBuilder()
                            .setParent(agenda.calendar.getName())
                            .setStartTime(timestamp(range.start()))
                            .setEndTime(timestamp(range.end()))
                            .setExpand(true)
                            .setOrderBy("startTime")
                            .setPageSize(pageSize)
                            .setPageToken(token)
                            .build());
            events.addAll(page.getEventsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return events;
    }

    private static String text(LocalDateTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
