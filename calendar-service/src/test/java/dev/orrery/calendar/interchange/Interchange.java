package dev.orrery.calendar.interchange;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Ada's calendar, which files go into and come out of. */
final class Interchange {
    final World world;
    final Calendar calendar;

    Interchange(ServiceChannels channels) {
        this.world = new World(channels);
        this.calendar = world.calendar(world.ada);
    }

    ImportEventsResponse load(Calendar target, String text) {
        return load(target, text.getBytes(StandardCharsets.UTF_8));
    }

    ImportEventsResponse load(Calendar target, byte[] bytes) {
        return load(target, bytes, ImportEventsRequest.Mode.MODE_UNSPECIFIED);
    }

    ImportEventsResponse load(Calendar target, String text, ImportEventsRequest.Mode mode) {
        return load(target, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    ImportEventsResponse load(Calendar target, byte[] bytes, ImportEventsRequest.Mode mode) {
        return world.interchange(world.ada)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(target.getName())
                        .setMode(mode)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFrom(bytes)))
                        .build());
    }

    List<Event> list(Calendar source) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(source.getName())
                        .build())
                .getEventsList();
    }

    /** All of a calendar's events by name, series as such. */
    Map<String, Event> read(Calendar source) {
        Map<String, Event> read = new HashMap<>();
        ListEventsRequest.Builder page =
                ListEventsRequest.newBuilder().setParent(source.getName()).setPageSize(1_000);
        do {
            ListEventsResponse events = world.events(world.ada).listEvents(page.build());
            events.getEventsList().forEach(event -> read.put(event.getName(), event));
            page.setPageToken(events.getNextPageToken());
        } while (!page.getPageToken().isEmpty());
        return read;
    }

    /** What watchers were told of events after a position, by name, as it was told last. */
    Map<String, Event> told(String position) {
        Map<String, Event> told = new HashMap<>();
        ListChangesResponse page = changes(position);
        while (page.getChangesCount() > 0) {
            page.getChangesList().stream()
                    .filter(Change::hasEvent)
                    .forEach(change -> told.put(change.getResourceName(), change.getEvent()));
            page = changes(page.getNextPosition());
        }
        return told;
    }

    ListChangesResponse changes(String after) {
        return world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .setPageSize(1_000)
                        .build());
    }

    byte[] export(Calendar source) {
        return export(source, world.ada);
    }

    byte[] export(Calendar source, TestCaller caller) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Iterator<HttpBody> pieces = world.interchange(caller)
                .exportCalendar(ExportCalendarRequest.newBuilder()
                        .setName(source.getName())
                        .build());
        pieces.forEachRemaining(piece -> all.writeBytes(piece.getData().toByteArray()));
        return all.toByteArray();
    }

    /** What ada exports of the calendar, as text. */
    String exported() {
        return new String(export(calendar), StandardCharsets.UTF_8);
    }

    /** A weekly series, and what else the file holds. */
    static String series(String more) {
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
}
