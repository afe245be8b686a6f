package dev.orrery.calendar.calendars;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import java.util.Set;

/** Callers as access sees them. */
public final class Viewers {
    private Viewers() {}

    /** Tokens do not say which squads somebody is in: queries look that up, see {@link AccessFilter}. */
    public static Viewer of(Caller caller, Membership membership) {
        Viewer.Standing standing = switch (membership.role()) {
            case GUEST -> Viewer.Standing.GUEST;
            case MEMBER -> Viewer.Standing.MEMBER;
            case ADMIN, OWNER -> Viewer.Standing.ADMINISTRATOR;
        };
        return new Viewer(caller.id().value(), standing, Set.of());
    }
}
