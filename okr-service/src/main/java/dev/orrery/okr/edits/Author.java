package dev.orrery.okr.edits;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose name something is written.
 *
 * @param id null for the service itself
 */
public record Author(@Nullable UserId id, OrganizationRole role) {
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    /** The service itself: the follower and the jobs. */
    public static Author service() {
        return new Author(null, OrganizationRole.OWNER);
    }

    /** How rows know the author: the service is nobody. */
    public UserId logId() {
        return user().orElse(NOBODY);
    }

    /** The user whom the change log names; empty for the service. */
    public static Optional<UserId> ofLogId(UserId logged) {
        return logged.equals(NOBODY) ? Optional.empty() : Optional.of(logged);
    }

    public Optional<UserId> user() {
        return Optional.ofNullable(id);
    }

    /** The user that becomes owner, creator or author of what is written. */
    public UUID requireUser() {
        return user().orElseThrow(() -> new IllegalStateException("the service owns nothing (expected: a user)"))
                .value();
    }

    public boolean is(@Nullable UUID user) {
        return id != null && id.value().equals(user);
    }

    public boolean isAdmin() {
        return role.includes(OrganizationRole.ADMIN);
    }

    /** Refuses everybody but ADMINs and those for whom {@code isAllowed}. */
    public void requireAdminOr(boolean isAllowed, String who) {
        if (!isAllowed && !isAdmin()) {
            throw ServiceException.of(
                            CommonReason.ACCESS_DENIED, "This needs to be " + who + ", or the organisation role ADMIN.")
                    .with("requiredRole", OrganizationRole.ADMIN.name())
                    .build();
        }
    }
}
