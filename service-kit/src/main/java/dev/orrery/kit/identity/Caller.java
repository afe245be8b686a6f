package dev.orrery.kit.identity;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import io.grpc.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes the call that runs on this thread, as the verified token says. Services take authority from here and
 * nowhere else: never from a header, never from a field.
 *
 * @param id the token's subject
 * @param email empty for a service account
 * @param displayName the name to show, or the user name
 * @param platformRoles realm roles, such as {@code platform-admin}
 * @param memberships the organisations the caller belongs to
 * @param expireTime when the token ends, and with it every stream that it opened
 */
public record Caller(
        UserId id,
        String email,
        String displayName,
        Set<String> platformRoles,
        List<Membership> memberships,
        Instant expireTime) {
    public static final String PLATFORM_ADMIN = "platform-admin";
    public static final String MODERATOR = "moderator";
    public static final String CHANGE_FOLLOWER = "change-follower";

    private static final Context.Key<Caller> KEY = Context.key("orrery-caller");

    public Caller {
        platformRoles = Set.copyOf(platformRoles);
        memberships = List.copyOf(memberships);
    }

    /** The caller of the running call. A method that is open to everybody has none and must not ask. */
    public static Caller current() {
        return find().orElseThrow(() ->
                new IllegalStateException("no caller on this thread (expected: within an authenticated call)"));
    }

    /** The caller of the running call, if it has one: for what stands before all methods, also those open to everybody. */
    public static Optional<Caller> find() {
        return Optional.ofNullable(KEY.get());
    }

    /** The context within which {@link #current} answers this caller; also how background work acts for somebody. */
    public Context in(Context parent) {
        return parent.withValue(KEY, this);
    }

    /**
     * The caller's membership in the organisation that a resource name mentions by alias or UUID. An organisation that
     * the caller is no member of looks like one that does not exist.
     */
    public Membership membership(String aliasOrId) {
        for (Membership membership : memberships) {
            Organization organization = membership.organization();
            if (organization.alias().equals(aliasOrId)
                    || organization.id().value().toString().equals(aliasOrId)) {
                return membership;
            }
        }
        throw ServiceException.of(CommonReason.ORGANIZATION_NOT_FOUND, "There is no organisation of this name for you.")
                .resource("organization", "orgs/" + aliasOrId)
                .build();
    }

    public boolean hasPlatformRole(String role) {
        return platformRoles.contains(role);
    }

    /** Refuses a caller without the realm role. */
    public void requirePlatformRole(String role) {
        if (!hasPlatformRole(role)) {
            throw ServiceException.of(CommonReason.ACCESS_DENIED, "This needs the platform role " + role + ".")
                    .with("requiredRole", role)
                    .build();
        }
    }
}
