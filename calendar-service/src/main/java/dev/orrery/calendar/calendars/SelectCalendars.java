package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.ATTENDEE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;

import dev.orrery.calendar.access.AccessDecision;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.json.Json;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Answers which calendars somebody may see, and as what. */
public final class SelectCalendars implements CalendarSource {
    /** The columns after the calendar's own, found by their place: by name each would be compared with all of them. */
    private static final int EVENT_COUNT = CALENDAR_.fields().length;

    private static final int GRANTED_ROLES = EVENT_COUNT + 1;
    private static final int WRITER = GRANTED_ROLES + 1;

    private static final Field<Long> COUNTED_EVENTS = DSL.field(DSL.select(
                    DSL.coalesce(DSL.sum(CALENDAR_TALLY.EVENTS), DSL.inline(BigDecimal.ZERO))
                            .cast(Long.class))
            .from(CALENDAR_TALLY)
            .where(CALENDAR_TALLY.ORG_ID.eq(CALENDAR_.ORG_ID), CALENDAR_TALLY.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID)));

    /** Every read of an event begins with its calendar. */
    private static final RenderedQuery BY_ID_FOR_GUESTS = byId(Viewer.Standing.GUEST, List.of());

    private static final RenderedQuery BY_ID_FOR_MEMBERS = byId(Viewer.Standing.MEMBER, List.of());

    private static final RenderedQuery WITH_EVENT_FOR_GUESTS =
            byId(Viewer.Standing.GUEST, List.of(OneCalendar.EVENT_WRITER));
    private static final RenderedQuery WITH_EVENT_FOR_MEMBERS =
            byId(Viewer.Standing.MEMBER, List.of(OneCalendar.EVENT_WRITER));

    private final OrganizationTransaction transaction;
    private final Viewer viewer;
    private final boolean isCounting;

    /** Without counting events, for those who only need to know whether they may. */
    public SelectCalendars(OrganizationTransaction transaction, Viewer viewer) {
        this(transaction, viewer, false);
    }

    private SelectCalendars(OrganizationTransaction transaction, Viewer viewer, boolean isCounting) {
        this.transaction = transaction;
        this.viewer = viewer;
        this.isCounting = isCounting;
    }

    /** With the number of events of each calendar. */
    public static SelectCalendars counting(OrganizationTransaction transaction, Viewer viewer) {
        return new SelectCalendars(transaction, viewer, true);
    }

    @Override
    public Optional<StoredCalendar> byId(CalendarId id) {
        if (isCounting) {
            return select(CALENDAR_.CALENDAR_ID.eq(id.value()), Optional.empty(), 1).stream()
                    .findFirst();
        }
        RenderedQuery query = viewer.isMember() ? BY_ID_FOR_MEMBERS : BY_ID_FOR_GUESTS;
        return query.fetch(transaction, OneCalendar.values(transaction, viewer, id)).stream()
                .findFirst()
                .map(row -> stored(row, Optional.empty()));
    }

    @Override
    public Optional<EventInCalendar> withEvent(EventKey event) {
        RenderedQuery query = viewer.isMember() ? WITH_EVENT_FOR_MEMBERS : WITH_EVENT_FOR_GUESTS;
        return query.fetch(transaction, OneCalendar.values(transaction, viewer, event)).stream()
                .findFirst()
                .map(row -> new EventInCalendar(
                        stored(row, Optional.empty()), Optional.ofNullable(row.get(WRITER, String.class))));
    }

    private static RenderedQuery byId(Viewer.Standing standing, List<SelectField<?>> more) {
        Viewer any = new Viewer(new UUID(0, 0), standing, Set.of());
        List<SelectField<?>> columns = new ArrayList<>(columns(any, false));
        columns.addAll(more);
        return RenderedQuery.of(
                DSL.select(columns).from(CALENDAR_).where(OneCalendar.IS_IT, AccessFilter.findable(any)));
    }

    /**
     * The calendar of an event that the viewer is invited to, whatever they may do in it otherwise; without a role they
     * see of its other events what FREE_BUSY does.
     */
    public Optional<StoredCalendar> byInvitation(EventKey event) {
        Condition isInvited = DSL.exists(DSL.selectOne()
                .from(ATTENDEE)
                .where(
                        ATTENDEE.ORG_ID.eq(CALENDAR_.ORG_ID),
                        ATTENDEE.USER_ID.eq(viewer.id()),
                        ATTENDEE.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID),
                        ATTENDEE.EVENT_ID.eq(event.event().value())));
        return transaction
                .sql()
                .select(columns(viewer, isCounting))
                .from(CALENDAR_)
                .where(
                        CALENDAR_.ORG_ID.eq(transaction.organizationId()),
                        CALENDAR_.CALENDAR_ID.eq(event.calendar().value()),
                        CALENDAR_.DELETE_TIME.isNull(),
                        isInvited)
                .fetchOptional(row -> stored(row, Optional.of(CalendarRole.FREE_BUSY)));
    }

    /** Those of these calendars that the viewer may see; deleted ones are left out. */
    public List<StoredCalendar> byIds(Collection<CalendarId> ids) {
        List<String> values = ids.stream().map(CalendarId::value).distinct().toList();
        return select(
                CALENDAR_.CALENDAR_ID.eq(DSL.any(values.toArray(new String[0]))).and(CALENDAR_.DELETE_TIME.isNull()),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    /** Those of these people's calendars that the viewer may see; deleted ones are left out. */
    public List<StoredCalendar> ownedBy(Collection<UUID> owners) {
        return select(
                CALENDAR_.OWNER_ID.eq(DSL.any(owners.toArray(new UUID[0]))).and(CALENDAR_.DELETE_TIME.isNull()),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    /**
     * A calendar for whoever holds a right to it of another kind, such as the address of a feed, as somebody with
     * {@code role} sees it; not a deleted one.
     */
    public static Optional<StoredCalendar> byRole(
            OrganizationTransaction transaction, CalendarId id, CalendarRole role) {
        return transaction
                .sql()
                .select(CALENDAR_.fields())
                .from(CALENDAR_)
                .where(
                        CALENDAR_.ORG_ID.eq(transaction.organizationId()),
                        CALENDAR_.CALENDAR_ID.eq(id.value()),
                        CALENDAR_.DELETE_TIME.isNull())
                .fetchOptional(row -> asRole(row, role));
    }

    /** The calendar of a row that has all its columns, as somebody with {@code role} sees it. */
    public static StoredCalendar asRole(Record row, CalendarRole role) {
        return stored(row, role, 0);
    }

    /** The calendars that rules share with a squad, as nobody in particular sees them; deleted ones are left out. */
    public static List<StoredCalendar> sharedWith(OrganizationTransaction transaction, String squad) {
        Condition isShared = DSL.exists(DSL.selectOne()
                .from(ACCESS_RULE)
                .where(
                        ACCESS_RULE.ORG_ID.eq(CALENDAR_.ORG_ID),
                        ACCESS_RULE.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID),
                        ACCESS_RULE.GRANTEE_KIND.eq(AccessFilter.SQUAD),
                        ACCESS_RULE.GRANTEE_ID.eq(squad)));
        return transaction
                .sql()
                .select(CALENDAR_.fields())
                .from(CALENDAR_)
                .where(CALENDAR_.ORG_ID.eq(transaction.organizationId()), CALENDAR_.DELETE_TIME.isNull(), isShared)
                .fetch(row -> stored(row, CalendarRole.FREE_BUSY, 0));
    }

    /** All that the viewer may see; deleted ones are left out. */
    public List<StoredCalendar> all() {
        return select(CALENDAR_.DELETE_TIME.isNull(), Optional.empty(), Integer.MAX_VALUE);
    }

    /** A page by id, with the viewer's own deleted ones if asked for. */
    Page<StoredCalendar> page(PageRequest page, boolean showDeleted) {
        Condition shown = CALENDAR_.DELETE_TIME.isNull();
        if (showDeleted) {
            Condition owned = DSL.val(CalendarRole.OWNER.name()).eq(DSL.any(AccessFilter.grantedRoles(viewer)));
            shown = shown.or(owned);
        }
        return page.page(
                select(shown, page.after(), page.limit()),
                calendar -> Cursor.of(calendar.id().value()));
    }

    private List<StoredCalendar> select(Condition condition, Optional<Cursor> after, int limit) {
        return transaction
                .sql()
                .select(columns(viewer, isCounting))
                .from(CALENDAR_)
                .where(
                        CALENDAR_.ORG_ID.eq(transaction.organizationId()),
                        condition,
                        AccessFilter.findable(viewer),
                        after.map(cursor -> CALENDAR_.CALENDAR_ID.gt(cursor.get(0)))
                                .orElse(DSL.noCondition()))
                .orderBy(CALENDAR_.CALENDAR_ID)
                .limit(limit)
                .fetch(row -> stored(row, Optional.empty()));
    }

    private static List<SelectField<?>> columns(Viewer viewer, boolean isCounting) {
        List<SelectField<?>> columns = new ArrayList<>(Arrays.asList(CALENDAR_.fields()));
        columns.add((isCounting ? COUNTED_EVENTS : DSL.inline(0L)).as("event_count"));
        columns.add(AccessFilter.grantedRoles(viewer).as("granted_roles"));
        return columns;
    }

    private StoredCalendar stored(Record row, Optional<CalendarRole> otherwise) {
        CalendarVisibility visibility = CalendarVisibility.valueOf(row.get(CALENDAR_.VISIBILITY));
        List<CalendarRole> granted = Arrays.stream(row.get(GRANTED_ROLES, String[].class))
                .map(CalendarRole::valueOf)
                .toList();
        CalendarRole role = AccessDecision.strongest(viewer, visibility, granted)
                .or(() -> otherwise)
                .orElseThrow(() -> new IllegalStateException("the filter let a calendar through that has no role"));
        return stored(row, role, row.get(EVENT_COUNT, Long.class));
    }

    private static StoredCalendar stored(Record row, CalendarRole role, long events) {
        return new StoredCalendar(
                new CalendarId(row.get(CALENDAR_.CALENDAR_ID)),
                new CalendarSettings(
                        row.get(CALENDAR_.DISPLAY_NAME),
                        row.get(CALENDAR_.DESCRIPTION),
                        row.get(CALENDAR_.COLOR),
                        Zones.known(row.get(CALENDAR_.TIME_ZONE)),
                        CalendarVisibility.valueOf(row.get(CALENDAR_.VISIBILITY)),
                        CalendarKind.valueOf(row.get(CALENDAR_.KIND)),
                        Json.texts(row.get(CALENDAR_.LABELS))),
                row.get(CALENDAR_.OWNER_ID),
                row.get(CALENDAR_.IS_PRIMARY),
                role,
                events,
                row.get(CALENDAR_.VERSION),
                row.get(CALENDAR_.CREATE_TIME),
                row.get(CALENDAR_.UPDATE_TIME),
                row.get(CALENDAR_.DELETE_TIME),
                row.get(CALENDAR_.PURGE_TIME));
    }
}
