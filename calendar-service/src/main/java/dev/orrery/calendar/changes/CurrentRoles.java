package dev.orrery.calendar.changes;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.comments.CommentChanges;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.squads.SquadMembers;
import dev.orrery.kit.changes.LoggedChange;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that a watcher has by now on the calendars of a batch of changes: one query a batch, and none for calendars
 * that are known and whose access has not changed since.
 */
final class CurrentRoles {
    private static final String CALENDARS = "calendars/";
    private static final Set<String> OF_EVENTS =
            Set.of(EventChanges.TYPE, EventChanges.INSTANCE_TYPE, CommentChanges.TYPE);
    private static final int MAX_KNOWN = 10_000;

    private final OrganizationTransactions transactions;
    private final Organization organization;
    private final Map<CalendarId, Optional<CalendarRole>> known = new HashMap<>();
    private Viewer viewer;

    CurrentRoles(OrganizationTransactions transactions, Organization organization, Viewer viewer) {
        this.transactions = transactions;
        this.organization = organization;
        this.viewer = viewer;
    }

    void load(List<LoggedChange> changes) {
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        Set<CalendarId> unknown = new HashSet<>();
        for (LoggedChange change : changes) {
            if (!isOfCalendar(change)) {
                continue;
            }
            CalendarId id = calendar(change);
            // A change of the calendar or of its rules may be one of access.
            if (!OF_EVENTS.contains(change.type()) || !known.containsKey(id)) {
                unknown.add(id);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        List<StoredCalendar> visible = transactions.read(organization, transaction -> {
            viewer = viewer.withSquads(SquadMembers.squadsOf(transaction, viewer.id()));
            return new SelectCalendars(transaction, viewer).byIds(unknown);
        });
        unknown.forEach(id -> known.put(id, Optional.empty()));
        visible.forEach(calendar -> known.put(calendar.id(), Optional.of(calendar.role())));
    }

    /** The watcher, with the squads that they are in by now. */
    Viewer viewer() {
        return viewer;
    }

    Optional<CalendarRole> of(LoggedChange change) {
        return isOfCalendar(change) ? known.getOrDefault(calendar(change), Optional.empty()) : Optional.empty();
    }

    private static boolean isOfCalendar(LoggedChange change) {
        return change.resourceName().startsWith(CALENDARS);
    }

    private static CalendarId calendar(LoggedChange change) {
        String path = change.resourceName().substring(CALENDARS.length());
        int slash = path.indexOf('/');
        return new CalendarId(slash < 0 ? path : path.substring(0, slash));
    }
}
