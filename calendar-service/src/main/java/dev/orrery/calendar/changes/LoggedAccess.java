package dev.orrery.calendar.changes;

import dev.orrery.calendar.access.AccessDecision;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.access.Grant;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.sharing.GranteeColumns;
import java.util.List;
import java.util.Optional;

/** Answers which role somebody had on a calendar by what the log says of it. */
final class LoggedAccess {
    private LoggedAccess() {}

    static Optional<CalendarRole> role(Viewer viewer, Access access) {
        if (!access.getIsOpen()) {
            return Optional.empty();
        }
        List<Grant> grants = access.getGrantsList().stream()
                .map(grant -> new Grant(
                        new GranteeColumns(grant.getGranteeKind(), grant.getGranteeId()).grantee(),
                        CalendarRole.valueOf(grant.getRole().name())))
                .toList();
        return AccessDecision.role(
                viewer, CalendarVisibility.valueOf(access.getVisibility().name()), grants);
    }
}
