package dev.orrery.okr;

import static dev.orrery.okr.AttendedWorld.BERLIN;
import static dev.orrery.okr.AttendedWorld.FROM;
import static dev.orrery.okr.AttendedWorld.MONDAY;
import static dev.orrery.okr.AttendedWorld.UNTIL;
import static dev.orrery.okr.AttendedWorld.id;
import static dev.orrery.okr.AttendedWorld.minutes;
import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.v1.AttendedTime;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What attended time is for: laws that hold after any history of events. */
@OkrTest
class AttendedHistoriesIT {
    private static final int HISTORIES = 3;
    private static final int STEPS = 40;

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    @Autowired
    private Edits edits;

    @Test
    void isTheSameWhateverCameBefore() {
        Seeds.forAll(HISTORIES, random -> {
            AttendedWorld world = new AttendedWorld(channels, calendar, edits);
            KeyResult keyResult =
                    world.client().percent(world.client().objective("Grow", "").getName());
            Map<String, Event> last = new LinkedHashMap<>();
            for (int step = 0; step < STEPS; step++) {
                Event event = anyEvent(world, random);
                last.put(event.getName(), event);
                world.happens(event.toBuilder());
                if (random.nextInt(4) == 0) {
                    world.delete(event);
                    last.remove(event.getName());
                }
            }
            last.values().stream()
                    .limit(3)
                    .forEach(event ->
                            world.link(id(event), keyResult, Link.newBuilder().setContributionPct(decimal("40"))));
            Instant cut = FROM.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
            QueryTimeInvestedResponse kept = world.query(GroupBy.USER, Period.WEEK, cut, UNTIL);

            assertThat(micros(kept.getAligned()) + micros(kept.getUnaligned())).isEqualTo(micros(kept.getTotal()));
            assertThat(micros(kept.getTotal())).isEqualTo(covered(world, last.values(), cut));
            assertThat(world.query(GroupBy.KEY_RESULT, Period.DAY, cut, UNTIL).getTotal())
                    .isEqualTo(kept.getTotal());

            List<Event> shuffled = new ArrayList<>(last.values());
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            world.tell(attended -> last.values().forEach(event -> attended.deleted(new EventId("team", id(event)))));
            assertThat(micros(world.query(GroupBy.USER, Period.WEEK, cut, UNTIL).getTotal()))
                    .isZero();
            world.tell(attended -> shuffled.forEach(event -> attended.created(new EventId("team", id(event)), event)));
            assertThat(world.query(GroupBy.USER, Period.WEEK, cut, UNTIL)).isEqualTo(kept);
        });
    }

    /** How long each person attends anything at all, minute by minute: all times here are whole minutes. */
    private static long covered(AttendedWorld world, Iterable<Event> events, Instant from) {
        long minutes = 0;
        for (String person : List.of("ada", "ben")) {
            for (Instant minute = from; minute.isBefore(UNTIL); minute = minute.plusSeconds(60)) {
                for (Event event : events) {
                    if (attends(world, event, person) && runs(event, minute)) {
                        minutes++;
                        break;
                    }
                }
            }
        }
        return minutes * 60_000_000;
    }

    private static boolean attends(AttendedWorld world, Event event, String person) {
        return event.getAttendeesList().contains(world.answer(person, Attendee.Response.ACCEPTED));
    }

    private static boolean runs(Event event, Instant minute) {
        Instant start = Instant.ofEpochSecond(event.getStart().getInstant().getSeconds());
        Duration length = Duration.between(
                start, Instant.ofEpochSecond(event.getEnd().getInstant().getSeconds()));
        for (int week = 0; week < (event.getRecurrenceCount() == 0 ? 1 : 3); week++) {
            Instant begin = start.atZone(BERLIN).plusWeeks(week).toInstant();
            if (!minute.isBefore(begin) && minute.isBefore(begin.plus(length))) {
                return true;
            }
        }
        return false;
    }

    private static Event anyEvent(AttendedWorld world, RandomGenerator random) {
        LocalDateTime start = MONDAY.plusDays(random.nextInt(5)).plusMinutes(random.nextInt(300));
        Event.Builder event = world.meeting("event-" + random.nextInt(12), start, random.nextInt(1, 1800));
        if (random.nextInt(3) == 0) {
            event.addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3");
        }
        for (String person : List.of("ada", "ben")) {
            event.addAttendees(world.answer(
                    person, random.nextInt(3) > 0 ? Attendee.Response.ACCEPTED : Attendee.Response.NEEDS_ACTION));
        }
        return event.build();
    }

    private static long micros(AttendedTime time) {
        return Durations.toMicros(time.getPlanned());
    }
}
