package dev.orrery.okr.edits;

import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;

/** The caller as a member of the organisation that the request names. */
public record Member(Caller caller, Membership membership) {
    public Organization organization() {
        return membership.organization();
    }

    /** Refuses a role below {@code needed}. */
    public void require(OrganizationRole needed) {
        membership.require(needed);
    }

    /** In whose name an edit is made. */
    public Author author() {
        return new Author(caller.id(), membership.role());
    }
}
