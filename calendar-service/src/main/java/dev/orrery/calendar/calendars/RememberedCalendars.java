package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.access.AccessDecision;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.RememberedEvents;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Calendars for those who only read events, in one query with what says whether an event is remembered too. What a
 * calendar is called and the like is given from memory as long as its row is the one that was read; the rules that say
 * who may see it are read each time.
 */
@Component
public final class RememberedCalendars {
    private static final long MAX_CALENDARS = 20_000;

    /** Of no event, for those who ask for the calendar alone. */
    private static final String NO_EVENT = "";

    private static final String ORGANIZATION = "organization";
    private static final String CALENDAR = "calendar";
    private static final String EVENT_ID = "event";

    private static final Field<String> WRITER = DSL.field("calendar.xmin::text", String.class);
    private static final Field<String> EVENT_WRITER = DSL.field(DSL.select(RememberedEvents.WRITER)
            .from(EVENT)
            .where(
                    EVENT.ORG_ID.eq(CALENDAR_.ORG_ID),
                    EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID),
                    EVENT.EVENT_ID.eq(DSL.param(EVENT_ID, EVENT.EVENT_ID))));

    private static final RenderedQuery STATE_FOR_GUESTS = state(Viewer.Standing.GUEST);
    private static final RenderedQuery STATE_FOR_MEMBERS = state(Viewer.Standing.MEMBER);
    private static final RenderedQuery ROW =
            RenderedQuery.of(DSL.select(CALENDAR_.fields()).from(CALENDAR_).where(isIt()));

    private final Cache<Key, Known> calendars =
            Caffeine.newBuilder().maximumSize(MAX_CALENDARS).build();

    /** As a transaction sees them that changes none. */
    public CalendarSource in(OrganizationTransaction transaction, Viewer viewer) {
        return new Source(transaction, viewer);
    }

    private static RenderedQuery state(Viewer.Standing standing) {
        Viewer any = new Viewer(new UUID(0, 0), standing, Set.of());
        return RenderedQuery.of(DSL.select(WRITER, AccessFilter.grantedRoles(any), EVENT_WRITER)
                .from(CALENDAR_)
                .where(isIt()));
    }

    private static Condition isIt() {
        return CALENDAR_
                .ORG_ID
                .eq(DSL.param(ORGANIZATION, CALENDAR_.ORG_ID))
                .and(CALENDAR_.CALENDAR_ID.eq(DSL.param(CALENDAR, CALENDAR_.CALENDAR_ID)));
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
            return find(id, NO_EVENT).map(EventInCalendar::calendar);
        }

        @Override
        public Optional<EventInCalendar> withEvent(EventKey event) {
            return find(event.calendar(), event.event().value());
        }

        private Optional<EventInCalendar> find(CalendarId id, String event) {
            RenderedQuery query = viewer.isMember() ? STATE_FOR_MEMBERS : STATE_FOR_GUESTS;
            List<Record> rows = query.fetch(
                    transaction,
                    Map.of(
                            ORGANIZATION,
                            transaction.organizationId(),
                            CALENDAR,
                            id.value(),
                            EVENT_ID,
                            event,
                            AccessFilter.VIEWER,
                            viewer.id(),
                            AccessFilter.VIEWER_TEXT,
                            viewer.id().toString()));
            return rows.stream().findFirst().flatMap(row -> seen(id, row));
        }

        /** Nothing for those who have no role. */
        private Optional<EventInCalendar> seen(CalendarId id, Record state) {
            List<CalendarRole> granted = Arrays.stream(state.get(1, String[].class))
                    .map(CalendarRole::valueOf)
                    .toList();
            return current(id, state.get(0, String.class))
                    .flatMap(calendar -> AccessDecision.strongest(
                                    viewer, calendar.settings().visibility(), granted)
                            .map(calendar::seenAs))
                    .map(calendar -> new EventInCalendar(calendar, Optional.ofNullable(state.get(2, String.class))));
        }

        private Optional<StoredCalendar> current(CalendarId id, String writer) {
            Key key = new Key(transaction.organizationId(), id);
            Known known = calendars.getIfPresent(key);
            if (known != null && known.writer().equals(writer)) {
                return Optional.of(known.calendar());
            }
            // Should the row have changed meanwhile, its new writer is not this one, and it is read again next time.
            Optional<StoredCalendar> read = ROW
                    .fetch(transaction, Map.of(ORGANIZATION, transaction.organizationId(), CALENDAR, id.value()))
                    .stream()
                    .findFirst()
                    .map(row -> SelectCalendars.asRole(row, CalendarRole.FREE_BUSY));
            read.ifPresent(calendar -> calendars.put(key, new Known(writer, calendar)));
            return read;
        }
    }
}
