package dev.orrery.calendar.meetings;

import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.events.DraftEvent;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question for conflicts, as it was asked.
 *
 * @param itself the event that the draft would replace
 * @param subjects the caller, and whoever is invited and takes part
 */
record ConflictQuestion(CalendarEvent draft, @Nullable EventKey itself, List<Subject> subjects) {
    private static final int MAX_ATTENDEES = 100;

    ConflictQuestion {
        subjects = List.copyOf(subjects);
    }

    static ConflictQuestion of(Caller caller, Organization organization, Event event) {
        if (event.getAttendeesCount() > MAX_ATTENDEES) {
            throw ServiceException.invalidField(
                    "event.attendees", event.getAttendeesCount() + " (expected: at most " + MAX_ATTENDEES + ")");
        }
        CalendarEvent draft = DraftEvent.of(organization, event);
        EventKey itself = null;
        if (!event.getName().isEmpty()) {
            EventName name = EventName.parse("event.name", event.getName());
            itself = new EventKey(name.calendar(), name.event());
        }
        Set<Subject> subjects = new LinkedHashSet<>();
        subjects.add(new Subject.User(caller.id().value()));
        for (Attendee attendee : draft.body().content().attendees()) {
            UUID user = attendee.userId();
            if (user != null && attendee.role() != Attendee.Role.NON_PARTICIPANT) {
                subjects.add(new Subject.User(user));
            }
        }
        return new ConflictQuestion(draft, itself, List.copyOf(subjects));
    }

    CheckConflictsResponse answer(OrganizationTransaction transaction, Caller caller, Membership membership) {
        return new ConflictCheck(transaction, caller, membership).check(draft, subjects, itself);
    }
}
