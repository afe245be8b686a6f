package dev.orrery.kit.identity;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;

/** That a caller belongs to an organisation, and with which role. */
public record Membership(Organization organization, OrganizationRole role) {
    /** Refuses a role below {@code needed}. */
    public void require(OrganizationRole needed) {
        if (!role.includes(needed)) {
            throw ServiceException.of(CommonReason.ACCESS_DENIED, "This needs the organisation role " + needed + ".")
                    .with("requiredRole", needed.name())
                    .build();
        }
    }
}
