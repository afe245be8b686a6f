package dev.orrery.console.calendars;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListCalendarsResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.signin.SignedInUser;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads calendars that a user has any role on. */
@Component
class CalendarList {
    private final CalendarCalls calls;
    private final UserNames names;

    CalendarList(CalendarCalls calls, UserNames names) {
        this.calls = calls;
        this.names = names;
    }

    Page<CalendarRow> page(SignedInUser user, String parent, int size, String token) {
        ListCalendarsResponse response = calls.calendars(user)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(parent)
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
        List<Calendar> calendars = response.getCalendarsList();
        Map<String, String> owners =
                names.of(calendars.stream().map(Calendar::getOwner).toList());
        return new Page<>(
                calendars.stream().map(calendar -> row(calendar, owners)).toList(), response.getNextPageToken());
    }

    CalendarRow calendar(SignedInUser user, String name) {
        Calendar calendar = calls.calendars(user)
                .getCalendar(GetCalendarRequest.newBuilder().setName(name).build());
        return row(calendar, names.of(List.of(calendar.getOwner())));
    }

    private static CalendarRow row(Calendar calendar, Map<String, String> owners) {
        return new CalendarRow(calendar, owners.getOrDefault(calendar.getOwner(), ""));
    }
}
