package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.Transparency;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * {@link Disclosure} as conditions of a query: events that a caller must not learn of are not selected, and what they
 * search for only meets what they may read, or a search would tell what is hidden.
 */
final class DisclosureFilter {
    private final EventQuery query;
    private final Field<String> visibility;
    private final Field<String> status;
    private final Field<String> transparency;
    private final Field<String> type;
    private final Condition hasWords;

    private DisclosureFilter(
            EventQuery query,
            Field<String> visibility,
            Field<String> status,
            Field<String> transparency,
            Field<String> type,
            Condition hasWords) {
        this.query = query;
        this.visibility = visibility;
        this.status = status;
        this.transparency = transparency;
        this.type = type;
        this.hasWords = hasWords;
    }

    /** Whether there is nothing in the calendars that the caller does not see and the query does not ask for. */
    static boolean showsAll(EventQuery query) {
        return !isSearch(query)
                && query.calendars().stream()
                        .allMatch(calendar -> calendar.role().includes(CalendarRole.WRITE));
    }

    /** On events as they are. */
    static Condition ofEvents(EventQuery query) {
        return new DisclosureFilter(
                        query,
                        EVENT.VISIBILITY,
                        EVENT.STATUS,
                        EVENT.TRANSPARENCY,
                        EVENT.EVENT_TYPE,
                        words(query, "event.search"))
                .condition();
    }

    /**
     * On occurrences, by their event and, where there is one, their override. A subquery that is asked row by row, and
     * no join, lest the database reads all events of a calendar for the few that are in a range.
     */
    static Condition ofOccurrences(EventQuery query) {
        if (showsAll(query)) {
            return DSL.noCondition();
        }
        Condition condition = new DisclosureFilter(
                        query,
                        DSL.coalesce(EVENT_OVERRIDE.VISIBILITY, EVENT.VISIBILITY),
                        DSL.coalesce(EVENT_OVERRIDE.STATUS, EVENT.STATUS),
                        DSL.coalesce(EVENT_OVERRIDE.TRANSPARENCY, EVENT.TRANSPARENCY),
                        DSL.coalesce(EVENT_OVERRIDE.EVENT_TYPE, EVENT.EVENT_TYPE),
                        words(query, "coalesce(event_override.search, event.search)"))
                .condition();
        return DSL.condition(DSL.field(DSL.select(DSL.field(condition))
                .from(EVENT)
                .leftJoin(EVENT_OVERRIDE)
                .on(
                        DSL.condition(OCCURRENCE.IS_OVERRIDE),
                        EVENT_OVERRIDE.ORG_ID.eq(EVENT.ORG_ID),
                        EVENT_OVERRIDE.CALENDAR_ID.eq(EVENT.CALENDAR_ID),
                        EVENT_OVERRIDE.EVENT_ID.eq(EVENT.EVENT_ID),
                        EVENT_OVERRIDE.INSTANCE_ID.eq(OCCURRENCE.INSTANCE_ID))
                .where(
                        EVENT.ORG_ID.eq(OCCURRENCE.ORG_ID),
                        EVENT.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID),
                        EVENT.EVENT_ID.eq(OCCURRENCE.EVENT_ID))));
    }

    private Condition condition() {
        Condition searched = hasWords.and(
                query.types().isEmpty()
                        ? DSL.noCondition()
                        : type.in(query.types().stream().map(EventType::name).toList()));
        boolean isSearch = isSearch(query);
        Condition isOpen = visibility.notIn(EventVisibility.PRIVATE.name(), EventVisibility.CONFIDENTIAL.name());
        Condition isBusy = transparency.eq(Transparency.OPAQUE.name()).and(status.ne(EventStatus.CANCELLED.name()));
        Condition ofReader = isSearch ? isOpen.and(searched) : isOpen.or(isBusy);
        Condition ofBusyViewer = isSearch ? DSL.falseCondition() : isBusy;
        return DSL.or(
                in(role -> role.includes(CalendarRole.WRITE)).and(searched),
                in(role -> role == CalendarRole.READ).and(ofReader),
                in(role -> role == CalendarRole.FREE_BUSY).and(ofBusyViewer));
    }

    /** In the calendars where the caller has such a role. */
    private Condition in(Predicate<CalendarRole> role) {
        List<String> ids = query.calendars().stream()
                .filter(calendar -> role.test(calendar.role()))
                .map(calendar -> calendar.id().value())
                .toList();
        return ids.isEmpty() ? DSL.falseCondition() : EVENT.CALENDAR_ID.eq(DSL.any(ids.toArray(new String[0])));
    }

    private static boolean isSearch(EventQuery query) {
        return !query.words().isEmpty() || !query.types().isEmpty();
    }

    private static Condition words(EventQuery query, String searchColumn) {
        return query.words().isEmpty()
                ? DSL.noCondition()
                : DSL.condition(searchColumn + " @@ plainto_tsquery('folded', {0})", DSL.val(query.words()));
    }
}
