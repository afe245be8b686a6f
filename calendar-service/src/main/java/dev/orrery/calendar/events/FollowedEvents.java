package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import org.springframework.stereotype.Component;

/**
 * Events as the platform's own followers see them: every one, of all organisations, as their stream of changes tells.
 * A follower whose position has expired asks for what it knows one by one.
 */
@Component
final class FollowedEvents {
    private final SelectOrganizations organizations;
    private final OrganizationTransactions transactions;

    FollowedEvents(SelectOrganizations organizations, OrganizationTransactions transactions) {
        this.organizations = organizations;
        this.transactions = transactions;
    }

    Event event(EventName name) {
        Organization organization = organizations.require(name.organization());
        return transactions.read(organization, transaction -> {
            StoredCalendar calendar = CalendarAccess.require(
                    SelectCalendars.byRole(transaction, name.calendar(), CalendarRole.OWNER),
                    organization,
                    name.calendar(),
                    CalendarRole.READ);
            StoredEvent stored = EventTurn.find(transaction, organization, EventTurn.key(name));
            return EventProtos.event(organization, stored, calendar.zone());
        });
    }
}
