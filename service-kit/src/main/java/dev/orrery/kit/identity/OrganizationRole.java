package dev.orrery.kit.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a member may do in an organisation as a whole; each role includes those below it. */
public enum OrganizationRole {
    GUEST,
    MEMBER,
    ADMIN,
    OWNER;

    /** Whether this role includes {@code needed}. */
    public boolean includes(OrganizationRole needed) {
        return compareTo(needed) >= 0;
    }

    /** The highest role among the organisation groups of a token ({@code /owner}); GUEST when there is none. */
    static OrganizationRole ofGroups(List<String> groups) {
        return Arrays.stream(values())
                .filter(role -> groups.contains("/" + role.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(GUEST);
    }
}
