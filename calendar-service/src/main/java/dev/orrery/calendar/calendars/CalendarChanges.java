package dev.orrery.calendar.calendars;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.internal.v1.LoggedCalendar;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes changes of calendars, and of who may see them, to the change log. */
@Component
public final class CalendarChanges {
    public static final String TYPE = "calendar";

    private final ChangeLog log;

    CalendarChanges(ChangeLog log) {
        this.log = log;
    }

    /**
     * Appends what was done to a calendar; both accesses are there also where they are the same.
     *
     * @param changedFields for UPDATED, in the contract's spelling
     */
    public void append(
            OrganizationTransaction transaction,
            UserId actor,
            ChangeKind kind,
            StoredCalendar calendar,
            Access before,
            Access after,
            List<String> changedFields) {
        LoggedCalendar payload = LoggedCalendar.newBuilder()
                .setCalendar(CalendarProtos.common(transaction.organization(), calendar))
                .setBefore(before)
                .setAfter(after)
                .build();
        log.append(
                transaction,
                actor,
                new NewChange(path(calendar.id()), TYPE, kind, payload.toByteString(), changedFields));
    }

    /** The calendar's name without its organisation. */
    public static String path(CalendarId id) {
        return "calendars/" + id;
    }
}
