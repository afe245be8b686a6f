package dev.orrery.calendar.meetings;

import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventContent;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question for conflicts, as it was asked.
 *
 * @param itself the event that the draft would replace
 * @param subjects whose time it takes: the caller, whoever is invited and takes part, and the rooms that it names
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
        EventContent content = draft.body().content();
        if (content.isBusy()) {
            subjects.add(new Subject.User(caller.id().value()));
            subjects.addAll(people(content));
        }
        // An event that keeps nobody from anything else takes its rooms all the same.
        if (!content.isCancelled()) {
            content.rooms().forEach(room -> subjects.add(new Subject.OfRoom(new RoomId(room))));
        }
        return new ConflictQuestion(draft, itself, List.copyOf(subjects));
    }

    private static List<Subject> people(EventContent content) {
        List<Subject> people = new ArrayList<>();
        for (Attendee attendee : content.attendees()) {
            UUID user = attendee.userId();
            if (user != null && attendee.role() != Attendee.Role.NON_PARTICIPANT) {
                people.add(new Subject.User(user));
            }
        }
        return people;
    }

    CheckConflictsResponse answer(
            OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        return new ConflictCheck(transaction, caller, membership, now).check(draft, subjects, itself);
    }
}
