package dev.orrery.calendar.attendees;

import dev.orrery.calendar.events.EventReader;
import dev.orrery.calendar.names.AttendeeName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lists the attendees of an event as its reader sees them. */
final class AttendeeList {
    private AttendeeList() {}

    static Page<Attendee> read(OrganizationTransactions transactions, EventName parent, PageRequest page) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(parent.organization());
        Event event = transactions.read(
                membership.organization(),
                transaction -> new EventReader(transaction, caller, membership).event(parent));
        String after = page.after().map(cursor -> cursor.get(0)).orElse("");
        List<Attendee> rest = event.getAttendeesList().stream()
                .filter(attendee -> address(attendee).compareTo(after) > 0)
                .sorted(Comparator.comparing(AttendeeList::address))
                .limit(page.limit())
                .toList();
        return page.page(rest, attendee -> Cursor.of(address(attendee)))
                .map(attendee -> attendee.toBuilder()
                        .setName(AttendeeName.of(membership.organization(), parent, id(attendee)))
                        .build());
    }

    private static String address(Attendee attendee) {
        return attendee.getEmail().toLowerCase(Locale.ROOT);
    }

    private static String id(Attendee attendee) {
        return dev.orrery.calendar.event.Attendee.idOf(attendee.getEmail());
    }
}
