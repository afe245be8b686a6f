package dev.orrery.console.calendars;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the events of a calendar in a range, series as their instances, by start. */
@Component
class EventList {
    /** More than anybody reads on one sheet. */
    static final int MAX_OF_MONTH = 1_000;

    private static final int PAGE_SIZE = 100;

    private final CalendarCalls calls;

    EventList(CalendarCalls calls) {
        this.calls = calls;
    }

    /** The events as an agenda; nothing is read yet. */
    Pages<EventRow> agenda(SignedInUser user, String calendar, EventRange range, ZoneId zone) {
        Days days = new Days(zone);
        return new Pages<>(token -> {
            ListEventsResponse response = calls.events(user)
                    .listEvents(ListEventsRequest.newBuilder()
                            .setParent(calendar)
                            .setStartTime(Times.timestamp(range.startIn(zone)))
                            .setEndTime(Times.timestamp(range.endIn(zone)))
                            .setExpand(true)
                            .setPageSize(PAGE_SIZE)
                            .setPageToken(token)
                            .build());
            return new Page<>(days.rows(response.getEventsList()), response.getNextPageToken());
        });
    }

    /** The events of a range at once, as far as they are drawn. */
    Pages<EventRow> month(SignedInUser user, String calendar, EventRange range, ZoneId zone) {
        Pages<EventRow> pages = agenda(user, calendar, range, zone);
        pages.read(0, MAX_OF_MONTH);
        return pages;
    }

    /** One event, one instance of a series, or a series. */
    Event event(SignedInUser user, String name) {
        return name.contains("/instances/")
                ? calls.events(user)
                        .getEventInstance(GetEventInstanceRequest.newBuilder()
                                .setName(name)
                                .build())
                : calls.events(user)
                        .getEvent(GetEventRequest.newBuilder().setName(name).build());
    }

    /** The instances of a series by start, those that end after {@code from}; nothing is read yet. */
    Pages<EventRow> instances(SignedInUser user, String series, @Nullable Instant from, ZoneId zone) {
        ListEventInstancesRequest.Builder request =
                ListEventInstancesRequest.newBuilder().setParent(series).setPageSize(PAGE_SIZE);
        if (from != null) {
            request.setStartTime(Times.timestamp(from));
        }
        return new Pages<>(token -> {
            ListEventInstancesResponse response = calls.events(user)
                    .listEventInstances(request.clone().setPageToken(token).build());
            return new Page<>(
                    response.getEventsList().stream()
                            .map(event -> new EventRow(event, zone, true))
                            .toList(),
                    response.getNextPageToken());
        });
    }

    /** Remembers the day of the last row, over the borders of pages. */
    private static final class Days {
        private final ZoneId zone;
        private @Nullable LocalDate last;

        private Days(ZoneId zone) {
            this.zone = zone;
        }

        private List<EventRow> rows(List<Event> events) {
            List<EventRow> rows = new ArrayList<>();
            for (Event event : events) {
                LocalDate day = EventRow.day(event, zone);
                rows.add(new EventRow(event, zone, !day.equals(last)));
                last = day;
            }
            return rows;
        }
    }
}
