package dev.orrery.calendar.sharing;

import dev.orrery.calendar.access.Grantee;
import java.util.UUID;

/** A grantee as the two columns that name one. */
public record GranteeColumns(String kind, String id) {
    private static final String USER = "USER";
    private static final String SQUAD = "SQUAD";
    private static final String ORGANIZATION = "ORGANIZATION";
    private static final String EVERYONE = "EVERYONE";

    static GranteeColumns of(Grantee grantee) {
        return switch (grantee) {
            case Grantee.User user -> new GranteeColumns(USER, user.id().toString());
            case Grantee.Squad squad -> new GranteeColumns(SQUAD, squad.id());
            case Grantee.Organization _ -> new GranteeColumns(ORGANIZATION, "");
            case Grantee.Everyone _ -> new GranteeColumns(EVERYONE, "");
        };
    }

    public Grantee grantee() {
        return switch (kind) {
            case USER -> new Grantee.User(UUID.fromString(id));
            case SQUAD -> new Grantee.Squad(id);
            case ORGANIZATION -> new Grantee.Organization();
            case EVERYONE -> new Grantee.Everyone();
            default -> throw new IllegalStateException("grantee_kind: " + kind + " (expected: a kind of the schema)");
        };
    }
}
