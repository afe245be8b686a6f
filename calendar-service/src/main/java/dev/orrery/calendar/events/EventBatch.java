package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.errors.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** Creates many events at once, all or none: as many statements as for one. */
final class EventBatch {
    private EventBatch() {}

    static List<Event> create(EventTurn turn, String parent, CalendarId calendarId, List<CreateEventRequest> requests) {
        StoredCalendar calendar = turn.writable(calendarId);
        List<CalendarEvent> created = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            CreateEventRequest request = requests.get(i);
            String field = "requests[" + i + "].";
            if (!request.getParent().isEmpty() && !request.getParent().equals(parent)) {
                throw ServiceException.invalidField(
                        field + "parent", request.getParent() + " (expected: " + parent + ", or none)");
            }
            if (request.getConflictPolicyValue() != 0) {
                throw ServiceException.invalidField(
                        field + "conflict_policy",
                        request.getConflictPolicy() + " (expected: none, as the batch has its own)");
            }
            EventId id = new EventId(Ids.chosenOr(request.getEventId(), turn.now()));
            created.add(Faults.told(
                    field + EventEditor.FIELDS, () -> EventInput.created(turn, calendar, id, request.getEvent())));
        }
        List<Event> inserted = turn.insert(calendar, AutoDeclines.answered(turn, calendar, created));
        created.forEach(event -> ConflictingInvitations.decline(turn, calendar, event));
        return inserted;
    }
}
