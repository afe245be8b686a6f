package dev.orrery.calendar.calendars;

import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.internal.v1.Grant;
import java.util.Collection;
import java.util.UUID;

/** What rules grant to a squad, told as grants to people. */
public final class SquadGrants {
    private SquadGrants() {}

    /** The access as it would be if these were all who are in the squad. */
    public static Access givenTo(Access access, String squad, Collection<UUID> people) {
        Access.Builder given = access.toBuilder().clearGrants();
        for (Grant grant : access.getGrantsList()) {
            if (!isFor(grant, squad)) {
                given.addGrants(grant);
                continue;
            }
            for (UUID person : people) {
                given.addGrants(
                        grant.toBuilder().setGranteeKind(AccessFilter.USER).setGranteeId(person.toString()));
            }
        }
        return given.build();
    }

    private static boolean isFor(Grant grant, String squad) {
        return grant.getGranteeKind().equals(AccessFilter.SQUAD)
                && grant.getGranteeId().equals(squad);
    }
}
