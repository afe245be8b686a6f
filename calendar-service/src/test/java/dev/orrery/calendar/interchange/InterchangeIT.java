package dev.orrery.calendar.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.testing.CalendarFiles;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class InterchangeIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
    }

    @Test
    void importsRealFilesOnceAndFindsThemUnchanged() {
        List<Path> files = CalendarFiles.all();
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            Calendar target = world.calendar(world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            int components = components(bytes);

            ImportEventsResponse first = load(target, bytes);
            ImportEventsResponse second = load(target, bytes);

            assertThat(sum(first)).as("%s: %s", file, first).isEqualTo(components);
            assertThat(first.getFailuresList()).as("%s", file).isEmpty();
            assertThat(second.getUnchanged()).as("%s: %s", file, second).isEqualTo(components);
        }
    }

    @Test
    void exportsWhatOtherReadersReadAndWhatImportsUnchanged() {
        List<Path> files = CalendarFiles.all();
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            Calendar target = world.calendar(world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            load(target, bytes);

            byte[] exported = export(target);

            ICalendar read =
                    Biweekly.parse(new String(exported, StandardCharsets.UTF_8)).first();
            assertThat(read.getEvents()).as("%s", file).hasSize(components(bytes));
            assertThat(exported).as("%s", file).isEqualTo(export(target));
            assertThat(lines(exported))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            ImportEventsResponse again = load(target, exported);
            assertThat(again.getUnchanged()).as("%s: %s", file, again).isEqualTo(components(bytes));
            Calendar copy = world.calendar(world.ada);
            load(copy, exported);
            assertThat(bodies(export(copy))).as("%s", file).containsExactlyInAnyOrderElementsOf(bodies(exported));
        }
    }

    @Test
    void exportsWhatIcal4jReads() throws Exception {
        List<Path> files = CalendarFiles.all();
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            Calendar target = world.calendar(world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            load(target, bytes);

            net.fortuna.ical4j.model.Calendar read =
                    new CalendarBuilder().build(new ByteArrayInputStream(export(target)));

            assertThat(read.getComponents("VEVENT")).as("%s", file).hasSize(components(bytes));
        }
    }

    @Test
    void exportsJcalThatSaysTheSameAsTheText() {
        List<Path> files = CalendarFiles.all();
        assumeFalse(files.isEmpty());
        for (Path file : files) {
            Calendar target = world.calendar(world.ada);
            load(target, CalendarFiles.bytes(file));
            ByteArrayOutputStream jcal = new ByteArrayOutputStream();
            world.interchange(world.ada)
                    .exportCalendar(ExportCalendarRequest.newBuilder()
                            .setName(target.getName())
                            .setAlt("jcal")
                            .build())
                    .forEachRemaining(piece -> {
                        assertThat(piece.getContentType()).startsWith("application/calendar+json");
                        jcal.writeBytes(piece.getData().toByteArray());
                    });

            List<VEvent> fromJson = Biweekly.parseJson(jcal.toString(StandardCharsets.UTF_8))
                    .first()
                    .getEvents();
            List<VEvent> fromText = Biweekly.parse(new String(export(target), StandardCharsets.UTF_8))
                    .first()
                    .getEvents();

            assertThat(fromJson).as("%s", file).hasSameSizeAs(fromText);
            for (int i = 0; i < fromText.size(); i++) {
                assertThat(told(fromJson.get(i))).as("%s %d", file, i).isEqualTo(told(fromText.get(i)));
            }
        }
    }

    /** What a reader makes of an event, instances included. */
    private static List<Object> told(VEvent event) {
        List<Object> told = new ArrayList<>();
        told.add(event.getUid().getValue());
        told.add(event.getSummary() == null ? "" : event.getSummary().getValue());
        told.add(event.getDescription() == null ? "" : event.getDescription().getValue());
        told.add(event.getDateStart().getValue());
        told.add(event.getDateEnd() == null ? "" : event.getDateEnd().getValue());
        Iterator<Date> instances = event.getDateIterator(TimeZone.getTimeZone("UTC"));
        for (int i = 0; i < 20 && instances.hasNext(); i++) {
            told.add(instances.next());
        }
        return told;
    }

    @Test
    void listsBrokenComponentsAndKeepsTheGoodOnes() {
        ImportEventsResponse response = load(calendar, """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:good
                DTSTART:20261123T090000Z
                SUMMARY:Good
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20261123T090000Z
                SUMMARY:No UID
                END:VEVENT
                BEGIN:VEVENT
                UID:no-start
                END:VEVENT
                BEGIN:VEVENT
                UID:bad-rule
                DTSTART:20261123T090000Z
                RRULE:FREQ=SOMETIMES
                END:VEVENT
                BEGIN:VEVENT
                UID:unknown-zone
                DTSTART;TZID=Nowhere:20261123T090000
                END:VEVENT
                BEGIN:VEVENT
                UID:unfinished
                DTSTART:20261123T090000Z
                END:VCALENDAR
                """);

        assertThat(response.getCreated()).isEqualTo(1);
        assertThat(response.getFailuresList())
                .extracting(ImportEventsResponse.Failure::getIndex, ImportEventsResponse.Failure::getReason)
                .containsExactly(
                        tuple(1, ErrorReason.INVALID_FIELD),
                        tuple(2, ErrorReason.INVALID_EVENT_TIME),
                        tuple(3, ErrorReason.INVALID_RECURRENCE),
                        tuple(4, ErrorReason.INVALID_EVENT_TIME),
                        tuple(5, ErrorReason.INVALID_FIELD));
    }

    @Test
    void attachesOverridesToTheirSeries() {
        load(calendar, series("""
                BEGIN:VEVENT
                UID:weekly
                RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000
                DTSTART;TZID=Europe/Berlin:20261201T100000
                DTEND;TZID=Europe/Berlin:20261201T110000
                SUMMARY:Moved
                END:VEVENT
                BEGIN:VEVENT
                UID:weekly
                RECURRENCE-ID;TZID=Europe/Berlin:20261207T090000
                DTSTART;TZID=Europe/Berlin:20261207T090000
                STATUS:CANCELLED
                END:VEVENT
                """));

        Event series = list(calendar).getFirst();
        Event moved = world.events(world.ada)
                .getEventInstance(GetEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .build());
        assertThat(moved.getTitle()).isEqualTo("Moved");
        assertThat(moved.getStart().getDateTime()).isEqualTo("2026-12-01T10:00:00");
        assertThat(moved.getOriginalStart().getDateTime()).isEqualTo("2026-11-30T09:00:00");
        assertThat(Refusal.of(() -> world.events(world.ada)
                                .getEventInstance(GetEventInstanceRequest.newBuilder()
                                        .setName(series.getName() + "/instances/20261207T080000Z")
                                        .build()))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
    }

    @Test
    void keepsAnOverrideWhoseSeriesIsNotThere() {
        String orphan = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:theirs
                RECURRENCE-ID:20261130T080000Z
                DTSTART:20261130T090000Z
                DTEND:20261130T100000Z
                SUMMARY:Only this one
                END:VEVENT
                END:VCALENDAR
                """;

        assertThat(load(calendar, orphan).getCreated()).isEqualTo(1);
        assertThat(load(calendar, orphan).getUnchanged()).isEqualTo(1);
        String exported = new String(export(calendar), StandardCharsets.UTF_8);
        assertThat(exported).containsOnlyOnce("BEGIN:VEVENT").contains("RECURRENCE-ID:20261130T080000Z");
    }

    @Test
    void leavesNewerOrExistingEventsAloneAsTheModeSays() {
        load(calendar, series(""));
        String changed = series("").replace("SUMMARY:Weekly", "SUMMARY:Renamed");
        String older = changed.replace("DTSTAMP:20261101", "DTSTAMP:20261001");

        assertThat(load(calendar, changed, ImportEventsRequest.Mode.SKIP).getSkipped())
                .isEqualTo(1);
        assertThat(load(calendar, older, ImportEventsRequest.Mode.UPDATE).getSkipped())
                .isEqualTo(1);
        assertThat(load(calendar, older, ImportEventsRequest.Mode.REPLACE).getUpdated())
                .isEqualTo(1);
        assertThat(list(calendar).getFirst().getTitle()).isEqualTo("Renamed");
    }

    @Test
    void keepsPropertiesThatNoFieldStandsFor() {
        load(calendar, series("").replace("SUMMARY:Weekly", "SUMMARY:Weekly\nX-THEIRS;A=\"b,c\":1\\,2\nCONTACT:Jo"));

        assertThat(new String(export(calendar), StandardCharsets.UTF_8))
                .contains("X-THEIRS;A=\"b,c\":1\\,2\r\n")
                .contains("CONTACT:Jo\r\n");
    }

    @Test
    void refusesWhatIsNoCalendar() {
        assertThat(Refusal.of(() -> load(calendar, "hello")).reason()).isEqualTo("INVALID_ICALENDAR");
        assertThat(Refusal.of(() -> load(calendar, new byte[(16 << 20) + 1])).reason())
                .isEqualTo("IMPORT_TOO_LARGE");
    }

    @Test
    void exportsBusyTimesOnlyToThoseWhoSeeNoMore() {
        load(calendar, series(""));
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.FREE_BUSY);

        String exported = new String(export(calendar, world.interchange(world.ben)), StandardCharsets.UTF_8);

        assertThat(exported)
                .contains("SUMMARY:Busy")
                .contains("RRULE:FREQ=WEEKLY")
                .doesNotContain("Weekly");
    }

    @Test
    void exportsOneEvent() {
        load(calendar, series(""));
        Event event = list(calendar).getFirst();

        HttpBody body = world.interchange(world.ada)
                .exportEvent(
                        ExportEventRequest.newBuilder().setName(event.getName()).build());

        assertThat(body.getContentType()).startsWith("text/calendar");
        assertThat(body.getData().toStringUtf8()).contains("TZID:Europe/Berlin").contains("UID:weekly");
    }

    private static String series(String more) {
        return """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:weekly
                DTSTAMP:20261101T000000Z
                DTSTART;TZID=Europe/Berlin:20261123T090000
                DTEND;TZID=Europe/Berlin:20261123T100000
                RRULE:FREQ=WEEKLY
                SUMMARY:Weekly
                END:VEVENT
                %sEND:VCALENDAR
                """.formatted(more);
    }

    private List<Event> list(Calendar source) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(source.getName())
                        .build())
                .getEventsList();
    }

    private ImportEventsResponse load(Calendar target, String text) {
        return load(target, text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportEventsResponse load(Calendar target, byte[] bytes) {
        return load(target, bytes, ImportEventsRequest.Mode.MODE_UNSPECIFIED);
    }

    private ImportEventsResponse load(Calendar target, String text, ImportEventsRequest.Mode mode) {
        return load(target, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    private ImportEventsResponse load(Calendar target, byte[] bytes, ImportEventsRequest.Mode mode) {
        return world.interchange(world.ada)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(target.getName())
                        .setMode(mode)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFrom(bytes)))
                        .build());
    }

    private byte[] export(Calendar source) {
        return export(source, world.interchange(world.ada));
    }

    private static byte[] export(
            Calendar source, dev.orrery.calendar.v1.InterchangeServiceGrpc.InterchangeServiceBlockingStub interchange) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Iterator<HttpBody> pieces = interchange.exportCalendar(
                ExportCalendarRequest.newBuilder().setName(source.getName()).build());
        pieces.forEachRemaining(piece -> all.writeBytes(piece.getData().toByteArray()));
        return all.toByteArray();
    }

    private static int components(byte[] bytes) {
        return (int) lines(bytes).filter(line -> line.equals("BEGIN:VEVENT")).count();
    }

    private static Stream<String> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines();
    }

    /** The components of an export without their order, which follows the ids. */
    private static List<String> bodies(byte[] exported) {
        return List.of(new String(exported, StandardCharsets.UTF_8).split("(?=BEGIN:VEVENT)|END:VCALENDAR"));
    }

    private static int sum(ImportEventsResponse response) {
        return response.getCreated()
                + response.getUpdated()
                + response.getUnchanged()
                + response.getSkipped()
                + response.getFailuresCount();
    }
}
