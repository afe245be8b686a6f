package dev.orrery.calendar.access;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who wants to see a calendar, as far as access depends on them.
 *
 * @param id the user
 * @param standing in the calendar's organisation
 * @param squads ids of the squads they are in, where the decision is not a query's
 */
public record Viewer(UUID id, Standing standing, Set<String> squads) {
    public Viewer {
        squads = Set.copyOf(squads);
    }

    public Viewer withSquads(Set<String> found) {
        return new Viewer(id, standing, found);
    }

    /** Whether they belong to the organisation as more than a guest. */
    public boolean isMember() {
        return standing != Standing.GUEST;
    }

    /** Whether they run the organisation. */
    public boolean isAdministrator() {
        return standing == Standing.ADMINISTRATOR;
    }

    /** What somebody is in an organisation. */
    public enum Standing {
        /** Sees what a rule opens, nothing else. */
        GUEST,
        /** Sees what is open to the organisation too. */
        MEMBER,
        /** An owner or administrator of the organisation. */
        ADMINISTRATOR
    }
}
