package dev.orrery.calendar.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.event.EventVisibility;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessDecisionTest {
    private static final UUID ADA = UUID.fromString("00000000-0000-0000-0000-000000000ada");
    private static final Viewer MEMBER = new Viewer(ADA, Viewer.Standing.MEMBER, Set.of("crew"));
    private static final Viewer GUEST = new Viewer(ADA, Viewer.Standing.GUEST, Set.of());
    private static final Viewer ADMINISTRATOR = new Viewer(ADA, Viewer.Standing.ADMINISTRATOR, Set.of());

    @Test
    void takesTheStrongestOfAllRulesThatApply() {
        List<Grant> grants = List.of(
                new Grant(new Grantee.User(ADA), CalendarRole.FREE_BUSY),
                new Grant(new Grantee.Squad("crew"), CalendarRole.WRITE),
                new Grant(new Grantee.Squad("others"), CalendarRole.OWNER),
                new Grant(new Grantee.Organization(), CalendarRole.READ));

        assertThat(AccessDecision.role(MEMBER, CalendarVisibility.PRIVATE, grants))
                .contains(CalendarRole.WRITE);
        assertThat(AccessDecision.role(GUEST, CalendarVisibility.PRIVATE, grants))
                .contains(CalendarRole.FREE_BUSY);
    }

    @Test
    void opensSharedCalendarsByStanding() {
        assertThat(AccessDecision.role(MEMBER, CalendarVisibility.ORG, List.of()))
                .contains(CalendarRole.READ);
        assertThat(AccessDecision.role(ADMINISTRATOR, CalendarVisibility.PUBLIC, List.of()))
                .contains(CalendarRole.MANAGE);
        assertThat(AccessDecision.role(GUEST, CalendarVisibility.PUBLIC, List.of()))
                .isEmpty();
        assertThat(AccessDecision.role(ADMINISTRATOR, CalendarVisibility.PRIVATE, List.of()))
                .isEmpty();
    }

    @Test
    void letsEveryoneInWhereARuleSaysSo() {
        List<Grant> grants = List.of(new Grant(new Grantee.Everyone(), CalendarRole.READ));

        assertThat(AccessDecision.role(GUEST, CalendarVisibility.PRIVATE, grants))
                .contains(CalendarRole.READ);
    }

    @Test
    void disclosesByRoleAndVisibility() {
        assertThat(Disclosure.of(CalendarRole.WRITE, EventVisibility.PRIVATE, false))
                .isEqualTo(Disclosure.DETAILS);
        assertThat(Disclosure.of(CalendarRole.READ, EventVisibility.PRIVATE, true))
                .isEqualTo(Disclosure.BUSY);
        assertThat(Disclosure.of(CalendarRole.READ, EventVisibility.DEFAULT, false))
                .isEqualTo(Disclosure.DETAILS);
        assertThat(Disclosure.of(CalendarRole.FREE_BUSY, EventVisibility.PUBLIC, true))
                .isEqualTo(Disclosure.BUSY);
        assertThat(Disclosure.of(CalendarRole.FREE_BUSY, EventVisibility.PUBLIC, false))
                .isEqualTo(Disclosure.NOTHING);
    }
}
