package dev.orrery.console.calendars;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Times;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the events of a calendar in a range, series as their instances, by start. */
@Component
class EventList {
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
