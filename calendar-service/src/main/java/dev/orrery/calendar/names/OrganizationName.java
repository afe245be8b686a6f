package dev.orrery.calendar.names;

import dev.orrery.kit.names.NamePattern;

/** {@code orgs/{org}}, by alias or UUID. */
public record OrganizationName(String organization) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}");
    private static final String ALL = "-";

    public static OrganizationName parse(String field, String name) {
        return new OrganizationName(PATTERN.parse(field, name).getFirst());
    }

    /** Whether it is {@code orgs/-}: all organisations. */
    public boolean isAll() {
        return organization.equals(ALL);
    }
}
