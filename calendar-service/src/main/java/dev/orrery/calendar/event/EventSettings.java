package dev.orrery.calendar.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What only Orrery knows of an event; no other program reads or writes it.
 *
 * @param declineMessage what is said to those whose invitations are declined
 * @param workingLocation of a WORKING_LOCATION
 * @param privateProperties seen by those who may write to the calendar only
 */
public record EventSettings(
        GuestPermissions guests,
        AutoDecline autoDecline,
        String declineMessage,
        @Nullable WorkingLocation workingLocation,
        Map<String, String> privateProperties) {
    public static final EventSettings DEFAULT =
            new EventSettings(GuestPermissions.DEFAULT, AutoDecline.NONE, "", null, Map.of());

    public EventSettings {
        declineMessage = PlainText.clean(declineMessage);
        TreeMap<String, String> cleaned = new TreeMap<>();
        privateProperties.forEach((key, value) -> cleaned.put(PlainText.clean(key), PlainText.clean(value)));
        privateProperties = Collections.unmodifiableMap(cleaned);
    }

    /** Refuses what an event of this type cannot have. */
    void check(EventType type) {
        boolean mayDecline = type == EventType.FOCUS || type == EventType.OUT_OF_OFFICE;
        if (autoDecline != AutoDecline.NONE && !mayDecline) {
            throw InvalidEventException.field(
                    "auto_decline", autoDecline + " (expected: NONE, unless it is FOCUS or OUT_OF_OFFICE)");
        }
        if (workingLocation != null && type != EventType.WORKING_LOCATION) {
            throw InvalidEventException.field(
                    "working_location", type + " (expected: none, unless it is a WORKING_LOCATION)");
        }
    }
}
