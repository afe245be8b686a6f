package dev.orrery.calendar.rooms;

import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.identity.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose name rooms are booked.
 *
 * @param membership null where nobody asks now, because somebody was asked before
 */
public record Booker(UserId id, @Nullable Membership membership, BookingMode mode) {
    /** Time itself did it, or a calendar that is kept elsewhere. */
    public static final UserId NOBODY = new UserId(new UUID(0, 0));

    /** A caller. */
    public static Booker of(UserId id, Membership membership, BookingMode mode) {
        return new Booker(id, membership, mode);
    }

    /** Somebody who booked before and whose bookings go on by themselves. */
    public static Booker again(UserId id) {
        return new Booker(id, null, BookingMode.BEST_EFFORT);
    }

    /** Whether they may book rooms; who asks for it and may not is refused. */
    boolean mayBook() {
        if (membership == null || membership.role().includes(OrganizationRole.MEMBER)) {
            return true;
        }
        if (mode != BookingMode.BEST_EFFORT) {
            membership.require(OrganizationRole.MEMBER);
        }
        return false;
    }
}
