package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.timeinvested.AttendedChanges;
import dev.orrery.okr.v1.CounterServiceGrpc;
import dev.orrery.okr.v1.DailyCounters;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.QueryDailyCountersRequest;
import dev.orrery.okr.v1.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happened is counted on the day that it did. */
@OkrTest
class CountersIT {
    private static final String MEETING_DAY = "2026-03-23";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private Edits edits;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void countsEachKindOnItsDay() {
        ada().move(ada().task("done"), Task.State.DONE);
        ada().task("open");
        ada().checkIn(ada().percent(ada().objective("Grow", "").getName()).getName(), "40", "0.9");
        Kpi kpi = kpi();
        measure(kpi, "2026-03-23T23:59:59Z", "1");
        measure(kpi, "2026-03-24T00:00:00Z", "100");
        measure(kpi, "2026-03-24T12:00:00Z", "101");
        attend("planning", "ada", "ben");
        attend("review", "ada");

        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        assertThat(counters(today, today))
                .containsExactly(DailyCounters.newBuilder()
                        .setDate(today)
                        .setTasksDone(1)
                        .setCheckIns(1)
                        .build());
        assertThat(counters("2026-03-22", "2026-03-24"))
                .containsExactly(
                        DailyCounters.newBuilder().setDate("2026-03-22").build(),
                        DailyCounters.newBuilder()
                                .setDate(MEETING_DAY)
                                .setEvents(2)
                                .setMeasurements(1)
                                .build(),
                        DailyCounters.newBuilder()
                                .setDate("2026-03-24")
                                .setMeasurements(2)
                                .setBreaches(1)
                                .build());
    }

    @Test
    void refusesMoreThanAYear() {
        assertThat(Refusal.of(() -> counters("2026-01-01", "2027-01-02")).fields())
                .containsExactly("end_date");
        assertThat(Refusal.of(() -> counters("2026-01-02", "2026-01-01")).fields())
                .containsExactly("end_date");
        assertThat(counters("2024-01-01", "2024-12-31")).hasSize(366);
    }

    private List<DailyCounters> counters(String start, String end) {
        return CounterServiceGrpc.newBlockingStub(ada().channel())
                .queryDailyCounters(QueryDailyCountersRequest.newBuilder()
                        .setParent(acme.name())
                        .setStartDate(start)
                        .setEndDate(end)
                        .build())
                .getDaysList();
    }

    private Kpi kpi() {
        return ada().kpi(Kpi.newBuilder()
                .setDisplayName("Failed searches")
                .setDirection(Kpi.Direction.LOWER_IS_BETTER)
                .setTargetValue(decimal("1"))
                .setWarnThreshold(decimal("5"))
                .setAlarmThreshold(decimal("10")));
    }

    private void measure(Kpi kpi, String time, String value) {
        ada().measure(
                        kpi.getName(),
                        Measurement.newBuilder().setMeasureTime(timestamp(time)).setValue(decimal(value)));
    }

    private void attend(String id, String... people) {
        Event.Builder event =
                Event.newBuilder().setStart(time(MEETING_DAY + "T09:00:00")).setEnd(time(MEETING_DAY + "T10:00:00"));
        for (String person : people) {
            event.addAttendees(Attendee.newBuilder()
                    .setUser(acme.userName(TestCaller.named(person).id()))
                    .setResponse(Attendee.Response.ACCEPTED));
        }
        edits.runAs(Author.service(), acme, edit -> {
            AttendedChanges.write(edit, attended -> attended.changed(new EventId("team", id), event.build()));
            return id;
        });
    }

    private static EventTime time(String dateTime) {
        return EventTime.newBuilder()
                .setDateTime(dateTime)
                .setTimeZone("Etc/UTC")
                .setInstant(timestamp(dateTime + "Z"))
                .build();
    }

    private static Timestamp timestamp(String moment) {
        return Timestamp.newBuilder()
                .setSeconds(Instant.parse(moment).getEpochSecond())
                .build();
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
