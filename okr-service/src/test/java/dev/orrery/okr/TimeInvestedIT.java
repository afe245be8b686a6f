package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.timeinvested.AttendedChanges;
import dev.orrery.okr.timeinvested.AttendedSeries;
import dev.orrery.okr.v1.AttendedTime;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.TimeInvested;
import dev.orrery.okr.v1.TimeInvestedServiceGrpc;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What attended time is for: stated results for single events, laws over random histories. */
@OkrTest
class TimeInvestedIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 23, 9, 0);
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-05-01T00:00:00Z");
    private static final int HISTORIES = 3;
    private static final int STEPS = 40;

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private Edits edits;

    @Autowired
    private AttendedSeries series;

    @Autowired
    private FakeCalendar calendar;

    private Organization acme = TestCaller.organization("acme");
    private final TestCaller ben = TestCaller.named("ben").in(acme, OrganizationRole.MEMBER);
    private Instant before = Instant.EPOCH;

    /** The clock is everybody's. */
    @BeforeEach
    void keepTheClock() {
        before = clock.instant();
    }

    @AfterEach
    void putTheClockBack() {
        clock.set(before);
    }

    @Test
    void countsTheAcceptedAndLeavesTheRestOut() {
        happens(meeting("planning", 60).addAttendees(answer("ada", Attendee.Response.ACCEPTED)));
        happens(meeting("declined", 60).addAttendees(answer("ada", Attendee.Response.DECLINED)));
        happens(meeting("cancelled", 60)
                .setStatus(Event.Status.CANCELLED)
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));
        happens(meeting("holiday", 60)
                .setEventType(Event.EventType.HOLIDAY)
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));
        happens(Event.newBuilder()
                .setName(name("day"))
                .setStart(EventTime.newBuilder().setDate("2026-03-24"))
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));

        assertThat(minutes(query(GroupBy.USER).getTotal())).isEqualTo(60);

        happens(meeting("planning", 60).addAttendees(answer("ada", Attendee.Response.DECLINED)));
        assertThat(minutes(query(GroupBy.USER).getTotal())).isZero();
    }

    @Test
    void sumsUpByWhatItIsForAndByWhoseItIs() {
        Squad squad = client().squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core"))
                        .build());
        Objective objective =
                client().objective(Objective.newBuilder().setTitle("Grow").setSquad(squad.getName()));
        KeyResult one = client().percent(objective.getName());
        KeyResult two = client().percent(objective.getName());
        happens(meeting("planning", 60)
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED))
                .addAttendees(answer("ben", Attendee.Response.ACCEPTED)));
        link("planning", one, Link.newBuilder().setWeight(decimal("3")));
        link("planning", two, Link.newBuilder());
        happens(meeting("lunch", 30).addAttendees(answer("ben", Attendee.Response.ACCEPTED)));

        // Ben's lunch runs during the first half of the planning: 15 minutes each.
        assertThat(aligned(GroupBy.KEY_RESULT))
                .containsEntry(one.getName(), 78L)
                .containsEntry(two.getName(), 26L);
        assertThat(aligned(GroupBy.OBJECTIVE)).containsEntry(objective.getName(), 105L);
        assertThat(aligned(GroupBy.SQUAD)).containsEntry(squad.getName(), 105L);
        assertThat(aligned(GroupBy.USER)).containsEntry(user("ada"), 60L).containsEntry(user("ben"), 45L);
        assertThat(minutes(query(GroupBy.USER).getUnaligned())).isEqualTo(15);
        assertThat(minutes(query(GroupBy.USER).getTotal())).isEqualTo(120);
    }

    @Test
    void keepsTheHourOfASeriesAcrossSummerTimeAndCountsWhatIsHeldUntilNow() {
        clock.set(MONDAY.plusDays(7).plusMinutes(20).atZone(BERLIN).toInstant());
        happens(meeting("weekly", 60)
                .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3")
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));

        QueryTimeInvestedResponse weeks = query(GroupBy.USER, Period.WEEK);

        assertThat(weeks.getEntriesList())
                .extracting(TimeInvested::getPeriodStart)
                .containsExactly("2026-03-23", "2026-03-30", "2026-04-06");
        assertThat(minutes(weeks.getTotal())).isEqualTo(180);
        assertThat(Durations.toMinutes(weeks.getTotal().getHeld())).isEqualTo(80);
    }

    @Test
    void takesOverWhatIsOtherAboutAnInstance() {
        KeyResult keyResult = client().percent(client().objective("Grow", "").getName());
        happens(meeting("weekly", 60)
                .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3")
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));
        EventId id = new EventId("team", "weekly");
        Event longer = meeting("weekly", 90)
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED))
                .build();
        tell(attended -> attended.instanceChanged(id, "20260323T080000Z", longer));
        tell(attended -> attended.instanceDeleted(id, "20260330T070000Z"));
        calendar.add(Event.newBuilder()
                .setName(name("weekly") + "/instances/20260323T080000Z")
                .build());
        link(
                "weekly",
                keyResult,
                Link.newBuilder().setScope(Link.Scope.OCCURRENCE).setOccurrence("20260323T080000Z"));

        QueryTimeInvestedResponse answer = query(GroupBy.KEY_RESULT);

        assertThat(minutes(answer.getTotal())).isEqualTo(150);
        assertThat(minutes(answer.getAligned())).isEqualTo(90);
        tell(attended -> attended.calendarDeleted("team"));
        assertThat(minutes(query(GroupBy.KEY_RESULT).getTotal())).isZero();
        tell(attended -> attended.calendarRestored("team"));
        assertThat(minutes(query(GroupBy.KEY_RESULT).getTotal())).isEqualTo(150);
    }

    @Test
    void writesAnEndlessSeriesDownAheadAsTimeGoesOn() {
        happens(meeting("daily", 60)
                .addRecurrence("RRULE:FREQ=DAILY")
                .addAttendees(answer("ada", Attendee.Response.ACCEPTED)));
        assertThat(series.extend(acme)).isZero();

        clock.advance(Duration.ofDays(200));

        assertThat(series.extend(acme)).isOne();
        assertThat(series.extend(acme)).isZero();
        Instant end = clock.instant().plus(Duration.ofDays(360));
        assertThat(minutes(query(GroupBy.USER, Period.PERIOD_UNSPECIFIED, end.minus(Duration.ofDays(10)), end)
                        .getTotal()))
                .isEqualTo(600);
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThat(Refusal.of(() -> query(GroupBy.USER, Period.DAY, UNTIL, FROM))
                        .fields())
                .containsExactly("end_time");
        assertThat(Refusal.of(() -> query(GroupBy.USER, Period.DAY, FROM, FROM.plus(Duration.ofDays(2000))))
                        .fields())
                .containsExactly("end_time");
    }

    @Test
    void isTheSameWhateverCameBefore() {
        Seeds.forAll(HISTORIES, random -> {
            acme = TestCaller.organization("acme");
            KeyResult keyResult =
                    client().percent(client().objective("Grow", "").getName());
            Map<String, Event> last = new LinkedHashMap<>();
            for (int step = 0; step < STEPS; step++) {
                Event event = anyEvent(random);
                last.put(event.getName(), event);
                happens(event.toBuilder());
                if (random.nextInt(4) == 0) {
                    delete(event);
                    last.remove(event.getName());
                }
            }
            last.values().stream()
                    .limit(3)
                    .forEach(event ->
                            link(id(event), keyResult, Link.newBuilder().setContributionPct(decimal("40"))));
            Instant cut = FROM.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
            QueryTimeInvestedResponse kept = query(GroupBy.USER, Period.WEEK, cut, UNTIL);

            assertThat(micros(kept.getAligned()) + micros(kept.getUnaligned())).isEqualTo(micros(kept.getTotal()));
            assertThat(micros(kept.getTotal())).isEqualTo(covered(last.values(), cut));
            assertThat(query(GroupBy.KEY_RESULT, Period.DAY, cut, UNTIL).getTotal())
                    .isEqualTo(kept.getTotal());

            List<Event> shuffled = new ArrayList<>(last.values());
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            tell(attended -> last.values().forEach(event -> attended.deleted(new EventId("team", id(event)))));
            assertThat(micros(query(GroupBy.USER, Period.WEEK, cut, UNTIL).getTotal()))
                    .isZero();
            tell(attended -> shuffled.forEach(event -> attended.changed(new EventId("team", id(event)), event)));
            assertThat(query(GroupBy.USER, Period.WEEK, cut, UNTIL)).isEqualTo(kept);
        });
    }

    /** How long each person attends anything at all, minute by minute: all times here are whole minutes. */
    private long covered(Iterable<Event> events, Instant from) {
        long minutes = 0;
        for (String person : List.of("ada", "ben")) {
            for (Instant minute = from; minute.isBefore(UNTIL); minute = minute.plusSeconds(60)) {
                for (Event event : events) {
                    if (attends(event, person) && runs(event, minute)) {
                        minutes++;
                        break;
                    }
                }
            }
        }
        return minutes * 60_000_000;
    }

    private boolean attends(Event event, String person) {
        return event.getAttendeesList().contains(answer(person, Attendee.Response.ACCEPTED));
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

    private Event anyEvent(RandomGenerator random) {
        LocalDateTime start = MONDAY.plusDays(random.nextInt(5)).plusMinutes(random.nextInt(300));
        Event.Builder event = meeting("event-" + random.nextInt(12), start, random.nextInt(1, 1800));
        if (random.nextInt(3) == 0) {
            event.addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3");
        }
        for (String person : List.of("ada", "ben")) {
            event.addAttendees(answer(
                    person, random.nextInt(3) > 0 ? Attendee.Response.ACCEPTED : Attendee.Response.NEEDS_ACTION));
        }
        return event.build();
    }

    private void happens(Event.Builder event) {
        Event whole = calendar.add(event.build());
        tell(attended -> attended.changed(new EventId("team", id(whole)), whole));
    }

    private void delete(Event event) {
        tell(attended -> attended.deleted(new EventId("team", id(event))));
    }

    private void tell(Consumer<AttendedChanges> changes) {
        edits.runAs(Author.service(), acme, edit -> {
            AttendedChanges.write(edit, changes);
            return edit;
        });
    }

    private Event.Builder meeting(String id, int minutes) {
        return meeting(id, MONDAY, minutes);
    }

    private Event.Builder meeting(String id, LocalDateTime start, int minutes) {
        return Event.newBuilder().setName(name(id)).setStart(time(start)).setEnd(time(start.plusMinutes(minutes)));
    }

    private static EventTime time(LocalDateTime local) {
        return EventTime.newBuilder()
                .setDateTime(local + ":00")
                .setTimeZone(BERLIN.getId())
                .setInstant(Timestamps.fromSeconds(local.atZone(BERLIN).toEpochSecond()))
                .build();
    }

    private Attendee answer(String person, Attendee.Response response) {
        return Attendee.newBuilder()
                .setEmail(person + "@example.com")
                .setUser(user(person))
                .setResponse(response)
                .build();
    }

    private String user(String person) {
        TestCaller caller = TestCaller.named(person);
        return acme.userName(person.equals("ben") ? ben.id() : caller.id());
    }

    private String name(String id) {
        return acme.name() + "/calendars/team/events/" + id;
    }

    private static String id(Event event) {
        return event.getName().substring(event.getName().lastIndexOf('/') + 1);
    }

    private void link(String event, KeyResult target, Link.Builder link) {
        client().link(link.setSource(name(event)).setTarget(target.getName()));
    }

    private Map<String, Long> aligned(GroupBy groupBy) {
        Map<String, Long> aligned = new LinkedHashMap<>();
        query(groupBy).getEntriesList().forEach(entry -> aligned.put(entry.getGroup(), minutes(entry.getAligned())));
        return aligned;
    }

    private QueryTimeInvestedResponse query(GroupBy groupBy) {
        return query(groupBy, Period.PERIOD_UNSPECIFIED);
    }

    private QueryTimeInvestedResponse query(GroupBy groupBy, Period period) {
        return query(groupBy, period, FROM, UNTIL);
    }

    private QueryTimeInvestedResponse query(GroupBy groupBy, Period period, Instant from, Instant until) {
        return TimeInvestedServiceGrpc.newBlockingStub(client().channel())
                .queryTimeInvested(QueryTimeInvestedRequest.newBuilder()
                        .setParent(acme.name())
                        .setGroupBy(groupBy)
                        .setPeriod(period)
                        .setStartTime(Timestamps.fromSeconds(from.getEpochSecond()))
                        .setEndTime(Timestamps.fromSeconds(until.getEpochSecond()))
                        .setPageSize(1000)
                        .build());
    }

    private static long minutes(AttendedTime time) {
        return Durations.toMinutes(time.getPlanned());
    }

    private static long micros(AttendedTime time) {
        return Durations.toMicros(time.getPlanned());
    }

    private Client client() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
