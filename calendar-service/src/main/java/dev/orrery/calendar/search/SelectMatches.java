package dev.orrery.calendar.search;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Answers which events match a search best, by the database's own function (see the schema for why). */
final class SelectMatches {
    private static final String SEARCH = """
            SELECT calendar_id, event_id, instance_id, rank
            FROM search_events(to_tsquery('folded', {0}), {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10})
            """;

    private SelectMatches() {}

    static List<Match> of(
            OrganizationTransaction transaction, Collection<StoredCalendar> calendars, SearchQuery query) {
        return transaction
                .sql()
                .resultQuery(
                        SEARCH,
                        DSL.val(query.words()),
                        DSL.val(ids(calendars, role -> role.includes(CalendarRole.WRITE))),
                        DSL.val(ids(calendars, role -> role == CalendarRole.READ)),
                        query.type() == null ? DSL.castNull(String[].class) : DSL.val(new String[] {query.type()}),
                        text(query.organizer()),
                        text(query.attendee()),
                        text(query.category()),
                        time(query.from()),
                        time(query.to()),
                        time(query.firstStart()),
                        time(query.lastStart()))
                .fetch(row -> new Match(
                        new EventKey(new CalendarId(row.get(0, String.class)), new EventId(row.get(1, String.class))),
                        new InstanceId(row.get(2, String.class)),
                        row.get(3, Float.class)))
                .stream()
                .sorted(Match.BEST_FIRST)
                .toList();
    }

    private static String[] ids(Collection<StoredCalendar> calendars, Predicate<CalendarRole> role) {
        return calendars.stream()
                .filter(calendar -> role.test(calendar.role()))
                .map(calendar -> calendar.id().value())
                .toArray(String[]::new);
    }

    private static Field<String> text(@Nullable String value) {
        return DSL.val(value, String.class);
    }

    private static Field<OffsetDateTime> time(@Nullable Instant value) {
        return DSL.val(value == null ? null : value.atOffset(ZoneOffset.UTC), OffsetDateTime.class);
    }
}
