package dev.orrery.console.people;

import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.OrganizationRole;
import dev.orrery.console.signin.SignedInUser;
import java.util.Optional;

/** Decides whose people somebody may see: the directory is read with the console's account, which sees all. */
final class DirectoryAccess {
    private DirectoryAccess() {}

    /**
     * The UUID of the organisation that an address names, if the user may see its people: as its member, guests left
     * out, or as the platform's administrator, who names it by its UUID.
     */
    static Optional<String> visibleOrganization(SignedInUser user, String aliasOrId) {
        Optional<Membership> membership = user.membership(aliasOrId);
        if (membership.isPresent() && membership.get().role().includes(OrganizationRole.MEMBER)) {
            return membership.map(Membership::id);
        }
        if (!user.isPlatformAdmin()) {
            return Optional.empty();
        }
        return membership.map(Membership::id).or(() -> Optional.of(aliasOrId));
    }
}
