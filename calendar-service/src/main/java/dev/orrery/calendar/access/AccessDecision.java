package dev.orrery.calendar.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers which role somebody has on a calendar: the strongest of what its rules grant them, of what its visibility
 * opens to members, and of what running the organisation brings. The last stops before PRIVATE calendars: an
 * organisation's administrators manage what is shared in it and do not read what somebody keeps to themselves.
 */
public final class AccessDecision {
    private AccessDecision() {}

    /** The role, or empty for somebody who must not learn that the calendar exists. */
    public static Optional<CalendarRole> role(Viewer viewer, CalendarVisibility visibility, Collection<Grant> grants) {
        return strongest(
                viewer,
                visibility,
                grants.stream()
                        .filter(grant -> isFor(viewer, grant.grantee()))
                        .map(Grant::role)
                        .toList());
    }

    /** The same, where the grants that are not for the viewer were left out before. */
    public static Optional<CalendarRole> strongest(
            Viewer viewer, CalendarVisibility visibility, Collection<CalendarRole> granted) {
        return Stream.concat(granted.stream(), byVisibility(viewer, visibility).stream())
                .max(Comparator.naturalOrder());
    }

    /** Whether a rule for {@code grantee} speaks of {@code viewer}. */
    public static boolean isFor(Viewer viewer, Grantee grantee) {
        return switch (grantee) {
            case Grantee.User user -> user.id().equals(viewer.id());
            case Grantee.Squad squad -> viewer.squads().contains(squad.id());
            case Grantee.Organization _ -> viewer.isMember();
            case Grantee.Everyone _ -> true;
        };
    }

    /** What somebody may do without any rule. */
    public static Optional<CalendarRole> byVisibility(Viewer viewer, CalendarVisibility visibility) {
        return switch (visibility) {
            case PRIVATE -> Optional.empty();
            case ORG, PUBLIC ->
                switch (viewer.standing()) {
                    case GUEST -> Optional.empty();
                    case MEMBER -> Optional.of(CalendarRole.READ);
                    case ADMINISTRATOR -> Optional.of(CalendarRole.MANAGE);
                };
        };
    }
}
