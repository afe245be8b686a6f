package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.ACCESS_RULE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.SQUAD_MEMBER;

import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.access.Viewer;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * {@link dev.orrery.calendar.access.AccessDecision} as conditions of a query, so that lists leave out what their caller
 * must not see. A test holds the two to each other.
 */
final class AccessFilter {
    /** Parameters of rendered queries: who asks, as an id and as the text of one. */
    static final String VIEWER = "viewer";

    static final String VIEWER_TEXT = "viewer_text";

    static final String USER = "USER";
    static final String SQUAD = "SQUAD";
    static final String ORGANIZATION = "ORGANIZATION";
    static final String EVERYONE = "EVERYONE";

    private AccessFilter() {}

    /** Whether the viewer has any role on the calendar of the query. */
    static Condition findable(Viewer viewer) {
        Condition granted = DSL.exists(
                DSL.selectOne().from(ACCESS_RULE).where(ofCalendar(), isFor(id(viewer), text(viewer), member(viewer))));
        return viewer.isMember()
                ? CALENDAR_
                        .VISIBILITY
                        .ne(DSL.inline(CalendarVisibility.PRIVATE.name()))
                        .or(granted)
                : granted;
    }

    /** The roles that rules give the viewer on the calendar of the query. */
    static Field<String[]> grantedRoles(Viewer viewer) {
        return grantedRoles(id(viewer), text(viewer), member(viewer));
    }

    /** The same of a viewer whom the query itself knows: an id, the text of it, and whether they are more than a guest. */
    static Field<String[]> grantedRoles(Field<UUID> id, Field<String> text, Condition isMember) {
        return DSL.array(DSL.select(ACCESS_RULE.ROLE).from(ACCESS_RULE).where(ofCalendar(), isFor(id, text, isMember)));
    }

    /** Whether the rule of the query speaks of the viewer. */
    private static Condition isFor(Field<UUID> id, Field<String> text, Condition isMember) {
        return DSL.or(
                ACCESS_RULE.GRANTEE_KIND.eq(DSL.inline(USER)).and(ACCESS_RULE.GRANTEE_ID.eq(text)),
                ACCESS_RULE.GRANTEE_KIND.eq(DSL.inline(EVERYONE)),
                ACCESS_RULE.GRANTEE_KIND.eq(DSL.inline(ORGANIZATION)).and(isMember),
                ACCESS_RULE.GRANTEE_KIND.eq(DSL.inline(SQUAD)).and(isInSquad(id)));
    }

    /** Whether the viewer is in the squad of the rule: as of now, so that no token needs to say it. */
    private static Condition isInSquad(Field<UUID> viewer) {
        return DSL.exists(DSL.selectOne()
                .from(SQUAD_MEMBER)
                .where(
                        SQUAD_MEMBER.ORG_ID.eq(ACCESS_RULE.ORG_ID),
                        SQUAD_MEMBER.USER_ID.eq(viewer),
                        SQUAD_MEMBER.SQUAD_ID.eq(ACCESS_RULE.GRANTEE_ID),
                        SQUAD_MEMBER.VALID_UNTIL.isNull()));
    }

    private static Field<UUID> id(Viewer viewer) {
        return DSL.param(VIEWER, viewer.id());
    }

    private static Field<String> text(Viewer viewer) {
        return DSL.param(VIEWER_TEXT, viewer.id().toString());
    }

    private static Condition member(Viewer viewer) {
        return viewer.isMember() ? DSL.noCondition() : DSL.falseCondition();
    }

    private static Condition ofCalendar() {
        return ACCESS_RULE.ORG_ID.eq(CALENDAR_.ORG_ID).and(ACCESS_RULE.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID));
    }
}
