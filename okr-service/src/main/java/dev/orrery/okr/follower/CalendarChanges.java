package dev.orrery.okr.follower;

import dev.orrery.calendar.v1.Change;
import dev.orrery.kit.follow.Follower;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.calendar.EventProjection;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.links.LinkCascade;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.sample.SampleRemoval;
import dev.orrery.okr.timeinvested.AttendedChanges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What changes in calendar-service mean here, in one transaction with the position that they lead to. */
@Component
final class CalendarChanges implements Follower<Change> {
    private static final NamePattern CALENDAR = NamePattern.of("orgs/{org}/calendars/{calendar}");
    private static final NamePattern INSTANCE =
            NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}/instances/{original_start}");

    private final Edits edits;
    private final LinkCascade links;
    private final SampleRemoval samples;
    private final Reconciliation reconciliation;

    CalendarChanges(Edits edits, LinkCascade links, SampleRemoval samples, Reconciliation reconciliation) {
        this.edits = edits;
        this.links = links;
        this.samples = samples;
        this.reconciliation = reconciliation;
    }

    /** What somebody did is done here in their name. */
    @Override
    public boolean belongTogether(Change change, Change next) {
        return change.getOrganizationUid().equals(next.getOrganizationUid())
                && change.getActor().equals(next.getActor());
    }

    @Override
    public void apply(List<Change> changes, Consumer<DSLContext> advance) {
        Change first = changes.getFirst();
        edits.runAs(author(first), organization(first), edit -> {
            AttendedChanges.write(edit, attended -> {
                SavedEvents saved = new SavedEvents(edit, links);
                changes.forEach(change -> apply(edit, saved, attended, change));
                saved.write();
            });
            advance.accept(edit.sql());
            return first;
        });
    }

    @Override
    public void catchUp() {
        reconciliation.run();
    }

    private void apply(Edit edit, SavedEvents saved, AttendedChanges attended, Change change) {
        Optional<List<String>> event = EventId.NAME.match(change.getResourceName());
        if (event.isPresent()) {
            EventId id = new EventId(event.get().get(1), event.get().get(2));
            applyEvent(edit, saved, attended, id, change);
            return;
        }
        INSTANCE.match(change.getResourceName())
                .ifPresent(ids -> applyInstance(attended, new EventId(ids.get(1), ids.get(2)), ids.get(3), change));
        CALENDAR.match(change.getResourceName()).ifPresent(ids -> {
            saved.write();
            applyCalendar(edit, attended, ids.get(1), change);
        });
    }

    private void applyEvent(Edit edit, SavedEvents saved, AttendedChanges attended, EventId id, Change change) {
        Instant time = time(change);
        if (change.getKind() == Change.Kind.DELETED) {
            saved.write();
            EventProjection.delete(edit, id, time);
            links.eventDeleted(edit, id);
            attended.deleted(id);
        } else if (change.hasEvent()) {
            EventFacts facts = EventFacts.of(id, change.getEvent());
            boolean isCreated = change.getKind() == Change.Kind.CREATED;
            EventId splitFrom = facts.splitFrom();
            if (!isCreated) {
                saved.add(facts, time);
                attended.changed(id, change.getEvent());
            } else if (splitFrom == null) {
                saved.addNew(facts, time);
                attended.created(id, change.getEvent());
            } else {
                saved.addNew(facts, time);
                saved.write();
                links.eventSplit(edit, splitFrom, facts);
                attended.split(splitFrom, id, facts.firstOccurrence());
                attended.changed(id, change.getEvent());
            }
        }
    }

    private static void applyInstance(AttendedChanges attended, EventId id, String originalStart, Change change) {
        if (change.getKind() == Change.Kind.DELETED) {
            attended.instanceDeleted(id, originalStart);
        } else if (change.hasEvent()) {
            attended.instanceChanged(id, originalStart, change.getEvent());
        }
    }

    private void applyCalendar(Edit edit, AttendedChanges attended, String calendarId, Change change) {
        if (change.getKind() == Change.Kind.DELETED) {
            EventProjection.deleteCalendar(edit, calendarId, time(change));
            links.calendarDeleted(edit, calendarId);
            attended.calendarDeleted(calendarId);
            samples.calendarDeleted(edit, calendarId);
        } else {
            EventProjection.restoreCalendar(edit, calendarId);
            attended.calendarRestored(calendarId);
        }
    }

    private static Instant time(Change change) {
        return Times.instant("change.time", change.getTime());
    }

    /** A resource's name has the alias, the change has the id. */
    private static Organization organization(Change change) {
        String alias = change.getResourceName().split("/", 3)[1];
        return new Organization(new OrganizationId(UUID.fromString(change.getOrganizationUid())), alias);
    }

    private static Author author(Change change) {
        return Names.USER
                .match(change.getActor())
                .map(name -> new Author(new UserId(UUID.fromString(name.get(1))), OrganizationRole.OWNER))
                .orElseGet(Author::service);
    }
}
