package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.Words;
import java.time.DateTimeException;
import java.time.ZoneId;

/** A calendar with its owner's name. */
record CalendarRow(Calendar calendar, String ownerName) {

    /** What the signed-in user may do with it. */
    String myRole() {
        return switch (calendar.getMyRole()) {
            case FREE_BUSY -> "Free/busy";
            case READ, WRITE, MANAGE, OWNER -> Words.of(calendar.getMyRole());
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> "None";
        };
    }

    /** Who may see it without a rule of their own. */
    String visibility() {
        return switch (calendar.getVisibility()) {
            case VISIBILITY_UNSPECIFIED, PRIVATE, UNRECOGNIZED -> "Private";
            case ORG -> "Organisation";
            case PUBLIC -> "Public";
        };
    }

    /** What it is for; empty for an ordinary one. */
    String kind() {
        return switch (calendar.getKind()) {
            case KIND_UNSPECIFIED, STANDARD, UNRECOGNIZED -> "";
            case TEAM, HOLIDAYS, SUBSCRIPTION, RESOURCE -> Words.of(calendar.getKind());
        };
    }

    /** What is kept elsewhere changes only there. */
    boolean mayImport() {
        return calendar.getMyRole().getNumber() >= AccessRule.Role.WRITE_VALUE
                && calendar.getKind() != Calendar.Kind.SUBSCRIPTION;
    }

    /** The zone that its times are shown in; the browser's where the calendar's is not known here. */
    ZoneId zone(UI ui) {
        try {
            return ZoneId.of(timeZone());
        } catch (DateTimeException unknown) {
            return BrowserZone.of(ui);
        }
    }

    String timeZone() {
        return calendar.getTimeZone().isEmpty() ? "UTC" : calendar.getTimeZone();
    }
}
