package dev.orrery.calendar.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Files with one fault each, and beside each what an import says of it and makes of it. {@code -Dupdate=true} writes
 * what it says now.
 */
@ServiceTest
class BrokenFilesIT {
    private static final Path FILES = Path.of("src/test/resources/dev/orrery/calendar/interchange/broken");

    @Autowired
    private ServiceChannels channels;

    @TestFactory
    Stream<DynamicTest> saysWhatBecameOfEachComponent() throws IOException {
        World world = new World(channels);
        try (Stream<Path> files = Files.list(FILES)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".ics"))
                    .sorted()
                    .toList();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(world, file)));
        }
    }

    private static void check(World world, Path file) throws IOException {
        Calendar calendar = world.calendar(world.ada);
        ImportEventsResponse report = world.interchange(world.ada)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFrom(Files.readAllBytes(file))))
                        .build());
        List<Event> events = world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .build())
                .getEventsList();
        String said = said(report, events);
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".ics", ".txt"));
        if (Boolean.getBoolean("update")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
    }

    private static String said(ImportEventsResponse report, List<Event> events) {
        StringBuilder said = new StringBuilder();
        said.append("created %d, updated %d, unchanged %d, skipped %d, failed %d\n"
                .formatted(
                        report.getCreated(),
                        report.getUpdated(),
                        report.getUnchanged(),
                        report.getSkipped(),
                        report.getFailureCount()));
        report.getFailuresList()
                .forEach(failure -> said.append("%d %s %s: %s\n"
                        .formatted(
                                failure.getIndex(),
                                shown(failure.getUid()),
                                failure.getReason(),
                                failure.getMessage())));
        events.stream()
                .sorted(Comparator.comparing(Event::getUid))
                .forEach(event -> said.append("event %s: %s, %s to %s\n"
                        .formatted(
                                shown(event.getUid()),
                                shown(event.getTitle()),
                                shown(event.getStart()),
                                shown(event.getEnd()))));
        return said.toString();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String shown(EventTime time) {
        return time.getDate().isEmpty() ? (time.getDateTime() + " " + time.getTimeZone()).strip() : time.getDate();
    }
}
