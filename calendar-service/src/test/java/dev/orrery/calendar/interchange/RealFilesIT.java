package dev.orrery.calendar.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.orrery.calendar.testing.CalendarFiles;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
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
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that other programs wrote: read whole, and written so that other readers and we ourselves read the same. */
@ServiceTest
class RealFilesIT {
    @Autowired
    private ServiceChannels channels;

    private Interchange files;

    @BeforeEach
    void setUp() {
        files = new Interchange(channels);
    }

    @Test
    void importsRealFilesOnceAndFindsThemUnchanged() {
        List<Path> all = CalendarFiles.all();
        assumeFalse(all.isEmpty());
        for (Path file : all) {
            Calendar target = files.world.calendar(files.world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            int components = components(bytes);

            ImportEventsResponse first = files.load(target, bytes);
            ImportEventsResponse second = files.load(target, bytes);

            assertThat(sum(first)).as("%s: %s", file, first).isEqualTo(components);
            assertThat(first.getFailuresList()).as("%s", file).isEmpty();
            assertThat(second.getUnchanged()).as("%s: %s", file, second).isEqualTo(components);
        }
    }

    @Test
    void exportsWhatOtherReadersReadAndWhatImportsUnchanged() {
        List<Path> all = CalendarFiles.all();
        assumeFalse(all.isEmpty());
        for (Path file : all) {
            Calendar target = files.world.calendar(files.world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            files.load(target, bytes);

            byte[] exported = files.export(target);

            ICalendar read =
                    Biweekly.parse(new String(exported, StandardCharsets.UTF_8)).first();
            assertThat(read.getEvents()).as("%s", file).hasSize(components(bytes));
            assertThat(exported).as("%s", file).isEqualTo(files.export(target));
            assertThat(lines(exported))
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75));
            ImportEventsResponse again = files.load(target, exported);
            assertThat(again.getUnchanged()).as("%s: %s", file, again).isEqualTo(components(bytes));
            Calendar copy = files.world.calendar(files.world.ada);
            files.load(copy, exported);
            assertThat(bodies(files.export(copy))).as("%s", file).containsExactlyInAnyOrderElementsOf(bodies(exported));
        }
    }

    @Test
    void exportsWhatIcal4jReads() throws Exception {
        List<Path> all = CalendarFiles.all();
        assumeFalse(all.isEmpty());
        for (Path file : all) {
            Calendar target = files.world.calendar(files.world.ada);
            byte[] bytes = CalendarFiles.bytes(file);
            files.load(target, bytes);

            net.fortuna.ical4j.model.Calendar read =
                    new CalendarBuilder().build(new ByteArrayInputStream(files.export(target)));

            assertThat(read.getComponents("VEVENT")).as("%s", file).hasSize(components(bytes));
        }
    }

    @Test
    void exportsJcalThatSaysTheSameAsTheText() {
        List<Path> all = CalendarFiles.all();
        assumeFalse(all.isEmpty());
        for (Path file : all) {
            Calendar target = files.world.calendar(files.world.ada);
            files.load(target, CalendarFiles.bytes(file));
            ByteArrayOutputStream jcal = new ByteArrayOutputStream();
            files.world
                    .interchange(files.world.ada)
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
            List<VEvent> fromText = Biweekly.parse(new String(files.export(target), StandardCharsets.UTF_8))
                    .first()
                    .getEvents();

            assertThat(fromJson).as("%s", file).hasSameSizeAs(fromText);
            for (int i = 0; i < fromText.size(); i++) {
                assertThat(told(fromJson.get(i))).as("%s %d", file, i).isEqualTo(told(fromText.get(i)));
            }
        }
    }

    @Test
    void tellsWatchersOfEventsWhatIsReadOfThemLater() {
        List<Path> all = CalendarFiles.all();
        assumeFalse(all.isEmpty());
        for (Path file : all) {
            Calendar target = files.world.calendar(files.world.ada);
            String text = new String(CalendarFiles.bytes(file), StandardCharsets.UTF_8);
            String position = files.changes("").getNextPosition();

            files.load(target, text);
            Map<String, Event> created = files.told(position);
            assertThat(created).as("%s", file).isEqualTo(files.read(target));

            files.load(target, text.replace("SUMMARY:", "SUMMARY:New "), ImportEventsRequest.Mode.REPLACE);
            Map<String, Event> updated = files.told(position);
            assertThat(updated).as("%s", file).isEqualTo(files.read(target)).isNotEqualTo(created);
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
