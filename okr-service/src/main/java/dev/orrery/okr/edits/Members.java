package dev.orrery.okr.edits;

import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.okr.names.Names;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door of every method: the caller must be at least MEMBER of the organisation that the request names. Goals and
 * work are the members' own; a GUEST is refused all of it.
 */
@Component
public final class Members {
    private final ObjectProvider<Arrival> arrivals;

    Members(ObjectProvider<Arrival> arrivals) {
        this.arrivals = arrivals;
    }

    /** The caller as a member of the organisation that a parent names: {@code orgs/acme}. */
    public Member ofParent(String parent) {
        return of(Names.ORGANIZATION.parse("parent", parent).getFirst());
    }

    /** The caller as a member of an organisation by its alias or UUID. */
    public Member of(String organization) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(organization);
        membership.require(OrganizationRole.MEMBER);
        Member member = new Member(caller, membership);
        arrivals.forEach(arrival -> arrival.of(member));
        return member;
    }
}
