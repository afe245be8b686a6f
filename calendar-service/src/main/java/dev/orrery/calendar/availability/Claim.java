package dev.orrery.calendar.availability;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import java.util.Optional;
import java.util.UUID;

/** How far an event takes somebody's time: the same as {@link SelectTakenTimes} finds of what is written down. */
enum Claim {
    NONE,
    TENTATIVE,
    BUSY;

    /** On the time of a calendar. */
    static Claim onCalendar(EventContent content) {
        if (!content.isBusy()) {
            return NONE;
        }
        return content.status() == EventStatus.TENTATIVE ? TENTATIVE : BUSY;
    }

    /** On a user's time. Their answer decides; their own calendar's events are theirs without one. */
    static Claim onUser(EventContent content, UUID user, boolean isOwnCalendar) {
        Claim claim = onCalendar(content);
        Optional<Attendee> invited = content.attendees().stream()
                .filter(attendee -> user.equals(attendee.userId()))
                .findFirst();
        if (claim == NONE || invited.isEmpty()) {
            return isOwnCalendar ? claim : NONE;
        }
        if (invited.get().role() == Attendee.Role.NON_PARTICIPANT) {
            return NONE;
        }
        return switch (invited.get().response()) {
            case DECLINED -> NONE;
            case ACCEPTED -> claim;
            case NEEDS_ACTION, TENTATIVE -> TENTATIVE;
        };
    }

    Claim stronger(Claim other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
