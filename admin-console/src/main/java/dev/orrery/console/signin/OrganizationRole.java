package dev.orrery.console.signin;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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

    /** As people read it: {@code Owner}. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** The highest role among organisation groups such as {@code /owner}; GUEST when there is none. */
    public static OrganizationRole ofGroups(Collection<String> groups) {
        return Arrays.stream(values())
                .filter(role -> groups.contains("/" + role.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.naturalOrder())
                .orElse(GUEST);
    }
}
