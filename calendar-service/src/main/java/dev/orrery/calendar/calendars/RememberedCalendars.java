package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.access.AccessDecision;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Calendars for those who only read events, in one query with what says whether an event, or all that is in
 * the calendar, is remembered too. What a
 * calendar is called and the like is given from memory as long as its row is the one that was read; the rules that say
 * who may see it are read each time.
 */
@Component
public final class RememberedCalendars {
    private static final long MAX_CALENDARS = 20_000;

    private static final RenderedQuery STATE_FOR_GUESTS = state(Viewer.Standing.GUEST);
    private static final RenderedQuery STATE_FOR_MEMBERS = state(Viewer.Standing.MEMBER);
    private static final RenderedQuery ROW =
            RenderedQuery.of(DSL.select(CALENDAR_.fields()).from(CALENDAR_).where(OneCalendar.IS_IT));

    private final EventWriters writers = new EventWriters();
    private final Cache<Key, Known> calendars =
            Caffeine.newBuilder().maximumSize(MAX_CALENDARS).build();

    /** As a transaction sees them that changes none. */
    public CalendarSource in(OrganizationTransaction transaction, Viewer viewer) {
        return new Source(transaction, viewer);
    }

    /** A calendar with what tells whether anything in it has changed. */
    public Optional<CalendarInState> inState(OrganizationTransaction transaction, Viewer viewer, CalendarId id) {
        return new Source(transaction, viewer).inState(id);
    }

    private static RenderedQuery state(Viewer.Standing standing) {
        Viewer any = new Viewer(new UUID(0, 0), standing, Set.of());
        return RenderedQuery.of(DSL.select(OneCalendar.WRITER, AccessFilter.grantedRoles(any), OneCalendar.STATE)
                .from(CALENDAR_)
                .where(OneCalendar.IS_IT));
    }

    private static List<CalendarRole> roles(String[] names) {
        return Arrays.stream(names).map(CalendarRole::valueOf).toList();
    }

    private record Key(UUID organization, CalendarId calendar) {}

    /** A calendar, and who wrote the row that was there before it was read. */
    private record Known(String writer, StoredCalendar calendar) {}

    private final class Source implements CalendarSource {
        private final OrganizationTransaction transaction;
        private final Viewer viewer;

        Source(OrganizationTransaction transaction, Viewer viewer) {
            this.transaction = transaction;
            this.viewer = viewer;
        }

        @Override
        public Optional<StoredCalendar> byId(CalendarId id) {
            return inState(id).map(CalendarInState::calendar);
        }

        private Optional<CalendarInState> inState(CalendarId id) {
            RenderedQuery query = viewer.isMember() ? STATE_FOR_MEMBERS : STATE_FOR_GUESTS;
            return query.fetch(transaction, OneCalendar.values(transaction, viewer, id)).stream()
                    .findFirst()
                    .flatMap(row -> seen(id, row.get(0, String.class), roles(row.get(1, String[].class)))
                            .map(calendar -> new CalendarInState(calendar, row.get(2, String.class))));
        }

        @Override
        public Optional<EventInCalendar> withEvent(EventKey event) {
            return writers.find(transaction, event, viewer)
                    .flatMap(found -> seen(event.calendar(), found.calendar(), found.granted())
                            .map(calendar -> new EventInCalendar(calendar, found.event())));
        }

        /** Nothing for those who have no role. */
        private Optional<StoredCalendar> seen(CalendarId id, String writer, List<CalendarRole> granted) {
            return current(id, writer)
                    .flatMap(calendar -> AccessDecision.strongest(
                                    viewer, calendar.settings().visibility(), granted)
                            .map(calendar::seenAs));
        }

        private Optional<StoredCalendar> current(CalendarId id, String writer) {
            Key key = new Key(transaction.organizationId(), id);
            Known known = calendars.getIfPresent(key);
            if (known != null && known.writer().equals(writer)) {
                return Optional.of(known.calendar());
            }
            // Should the row have changed meanwhile, its new writer is not this one, and it is read again next time.
            Optional<StoredCalendar> read = ROW.fetch(transaction, OneCalendar.values(transaction, viewer, id)).stream()
                    .findFirst()
                    .map(row -> SelectCalendars.asRole(row, CalendarRole.FREE_BUSY));
            read.ifPresent(calendar -> calendars.put(key, new Known(writer, calendar)));
            return read;
        }
    }
}
