package dev.orrery.okr.follower;

import static dev.orrery.okr.schema.Tables.EVENT;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.calendar.CalendarStream;
import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.calendar.EventProjection;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.jobs.Organizations;
import dev.orrery.okr.links.LinkCascade;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.timeinvested.AttendedChanges;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * After the stream was away for so long that its position has expired: asks for each event that is known here, and
 * brings links and attended time up to the answers. What calendar-service will not tell this account stays as it is.
 */
@Component
final class Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final Organizations organizations;
    private final Edits edits;
    private final CalendarStream calendar;
    private final LinkCascade links;

    Reconciliation(Organizations organizations, Edits edits, CalendarStream calendar, LinkCascade links) {
        this.organizations = organizations;
        this.edits = edits;
        this.calendar = calendar;
        this.links = links;
    }

    void run() {
        for (Organization organization : organizations.all()) {
            List<EventId> known = edits.runAs(Author.service(), organization, Reconciliation::knownEvents);
            known.forEach(event -> reconcile(organization, event));
        }
    }

    private void reconcile(Organization organization, EventId id) {
        CalendarStream.Answer answer = calendar.ask(id.in(organization));
        edits.runAs(Author.service(), organization, edit -> {
            switch (answer) {
                case CalendarStream.Answer.Present present -> {
                    SavedEvents saved = new SavedEvents(edit, links);
                    saved.add(EventFacts.of(id, present.event()), edit.time());
                    saved.write();
                    AttendedChanges.write(edit, attended -> attended.changed(id, present.event()));
                }
                case CalendarStream.Answer.Gone _ -> {
                    EventProjection.delete(edit, id, edit.time());
                    links.eventDeleted(edit, id);
                    AttendedChanges.write(edit, attended -> attended.deleted(id));
                }
                case CalendarStream.Answer.Untold untold ->
                    log.warn("Links of {} stay as they are: {}", id.in(organization), untold.reason());
            }
            return id;
        });
    }

    private static List<EventId> knownEvents(Edit edit) {
        return edit.sql()
                .select(EVENT.CALENDAR_ID, EVENT.EVENT_ID)
                .from(EVENT)
                .where(EVENT.ORG_ID.eq(edit.organizationId()), EVENT.IS_DELETED.isFalse())
                .fetch(row -> new EventId(row.value1(), row.value2()));
    }
}
