package dev.orrery.launcher.bench;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * A team's calendar for the time of a measurement: about {@value #EVENTS_PER_YEAR} events a year, for as many years as
 * it takes, every fifth a weekly series of {@value #REPETITIONS}.
 */
final class BenchmarkCalendar implements AutoCloseable {

    static final int EVENTS = 10_000;
    static final LocalDateTime BEGIN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final int EVENTS_PER_YEAR = 2_000;
    private static final int REPETITIONS = 10;

    private static final int EVENTS_PER_IMPORT = 1_000;
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final CalendarServiceGrpc.CalendarServiceBlockingStub calendars;
    private final InterchangeServiceGrpc.InterchangeServiceBlockingStub interchange;
    private final BenchmarkTarget target;
    private final String name;
    private final String id;

    BenchmarkCalendar(Channel channel, CallCredentials credentials, BenchmarkTarget target) {
        this.target = target;
        this.calendars = CalendarServiceGrpc.newBlockingStub(channel).withCallCredentials(credentials);
        this.interchange = InterchangeServiceGrpc.newBlockingStub(channel).withCallCredentials(credentials);
        this.id = Leftovers.freshId();
        this.name = calendars
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent("orgs/" + target.organization())
                        .setCalendarId(id)
                        .setCalendar(Calendar.newBuilder()
                                .setDisplayName("Benchmark")
                                .setTimeZone("UTC"))
                        .build())
                .getName();
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    /** How many days such a number of events takes up. */
    static int days(int events) {
        return events * 365 / EVENTS_PER_YEAR;
    }

    void fill() {
        fill(EVENTS);
    }

    void fill(int events) {
        Random random = new Random(7);
        for (int first = 0; first < events; first += EVENTS_PER_IMPORT) {
            ImportEventsResponse answer = interchange.importEvents(ImportEventsRequest.newBuilder()
                    .setParent(name)
                    .setContent(HttpBody.newBuilder()
                            .setContentType("text/calendar")
                            .setData(ByteString.copyFromUtf8(
                                    calendarFile(first, EVENTS_PER_IMPORT, days(events), random))))
                    .build());
            if (answer.getCreated() != EVENTS_PER_IMPORT) {
                throw new IllegalStateException(
                        "created: " + answer.getCreated() + " (expected: " + EVENTS_PER_IMPORT + ")");
            }
        }
        Followers.awaitCaughtUp(target);
    }

    /** What {@link #fill(int)} fills it with, as one file. */
    static String file(int events) {
        return calendarFile(0, events, days(events), new Random(7));
    }

    private static String calendarFile(int first, int count, int days, Random random) {
        StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Orrery//Benchmark//EN\r\n");
        for (int number = first; number < first + count; number++) {
            LocalDateTime start = BEGIN.plusMinutes(random.nextInt(days * 96) * 15L);
            file.append("BEGIN:VEVENT\r\nUID:bench-")
                    .append(number)
                    .append("@orrery.dev\r\nDTSTAMP:20260101T000000Z\r\n");
            file.append("DTSTART:").append(BASIC.format(start)).append("\r\nDTEND:");
            file.append(BASIC.format(start.plusMinutes(45))).append("\r\n");
            if (number % 5 == 0) {
                file.append("RRULE:FREQ=WEEKLY;COUNT=").append(REPETITIONS).append("\r\n");
            }
            file.append("SUMMARY:Meeting ").append(number).append("\r\nEND:VEVENT\r\n");
        }
        return file.append("END:VCALENDAR\r\n").toString();
    }

    @Override
    public void close() {
        calendars.deleteCalendar(
                DeleteCalendarRequest.newBuilder().setName(name).build());
    }
}
