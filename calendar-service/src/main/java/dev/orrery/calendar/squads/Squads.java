package dev.orrery.calendar.squads;

import dev.orrery.calendar.calendars.CalendarChanges;
import dev.orrery.calendar.calendars.SelectAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.SquadGrants;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Turns;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Keeps who is in which squad. Who comes or goes gains or loses the calendars that are shared with the squad, and
 * watchers are told so in the same transaction.
 */
@Component
public final class Squads {
    private static final int MAX_AT_ONCE = 100;

    private final CalendarChanges calendarChanges;

    Squads(CalendarChanges calendarChanges) {
        this.calendarChanges = calendarChanges;
    }

    /** A squad has these members; nobody, where it is gone. */
    public void set(OrganizationTransaction transaction, String squad, Collection<SquadMember> members, Instant now) {
        takeTurn(transaction);
        SquadRoster.replace(transaction, squad, members);
        turnOver(transaction, squad, now);
    }

    /** There are these squads, and no others. */
    public void keep(OrganizationTransaction transaction, Collection<String> squads, Instant now) {
        takeTurn(transaction);
        for (String gone : SquadRoster.allBut(transaction, squads)) {
            SquadRoster.replace(transaction, gone, List.of());
            turnOver(transaction, gone, now);
        }
    }

    /** Lets those in whose first day has come, and out whose last is over; whether there may be more of them. */
    public boolean followDates(OrganizationTransaction transaction, Instant now) {
        takeTurn(transaction);
        List<String> changing = SquadRoster.changing(transaction, day(now), MAX_AT_ONCE);
        changing.forEach(squad -> turnOver(transaction, squad, now));
        return changing.size() == MAX_AT_ONCE;
    }

    private void turnOver(OrganizationTransaction transaction, String squad, Instant now) {
        Turnover turnover =
                SquadMembers.set(transaction, squad, SquadRoster.membersOn(transaction, squad, day(now)), now);
        if (turnover.isEmpty()) {
            return;
        }
        List<StoredCalendar> calendars = SelectCalendars.sharedWith(transaction, squad);
        Map<CalendarId, Access> accesses = SelectAccess.of(
                transaction, calendars.stream().map(StoredCalendar::id).toList());
        for (StoredCalendar calendar : calendars) {
            Access access = Objects.requireNonNull(accesses.get(calendar.id()));
            // As if the squad were those who go before, and those who come after: nobody else learns anything of it.
            calendarChanges.append(
                    transaction,
                    Booker.NOBODY,
                    ChangeKind.UPDATED,
                    calendar,
                    SquadGrants.givenTo(access, squad, turnover.left()),
                    SquadGrants.givenTo(access, squad, turnover.joined()),
                    List.of());
        }
    }

    private static void takeTurn(OrganizationTransaction transaction) {
        Turns.take(transaction, "squads");
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
