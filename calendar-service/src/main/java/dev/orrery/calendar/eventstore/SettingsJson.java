package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.AutoDecline;
import dev.orrery.calendar.event.EventSettings;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.event.WorkingLocation;
import dev.orrery.calendar.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** An event's settings as JSON; what is as it is by default is left out. */
final class SettingsJson {
    private static final String INVITE = "guestsInviteOthers";
    private static final String SEE = "guestsSeeGuests";
    private static final String MODIFY = "guestsModify";
    private static final String DECLINE = "autoDecline";
    private static final String MESSAGE = "declineMessage";
    private static final String PLACE = "workingLocation";
    private static final String LABEL = "workingLocationLabel";
    private static final String PRIVATE = "privateProperties";

    private SettingsJson() {}

    static JSONB write(EventSettings settings) {
        Map<String, Object> object = new LinkedHashMap<>();
        GuestPermissions guests = settings.guests();
        GuestPermissions usual = GuestPermissions.DEFAULT;
        putUnless(object, INVITE, guests.canInviteOthers(), usual.canInviteOthers());
        putUnless(object, SEE, guests.canSeeGuests(), usual.canSeeGuests());
        putUnless(object, MODIFY, guests.canModify(), usual.canModify());
        putUnless(object, DECLINE, settings.autoDecline().name(), AutoDecline.NONE.name());
        putUnless(object, MESSAGE, settings.declineMessage(), "");
        WorkingLocation place = settings.workingLocation();
        if (place != null) {
            object.put(PLACE, place.kind().name());
            object.put(LABEL, place.label());
        }
        putUnless(object, PRIVATE, settings.privateProperties(), Map.of());
        return Json.write(object);
    }

    static EventSettings read(JSONB json) {
        Map<String, Object> object = Json.object(json);
        if (object.isEmpty()) {
            return EventSettings.DEFAULT;
        }
        GuestPermissions usual = GuestPermissions.DEFAULT;
        return new EventSettings(
                new GuestPermissions(
                        flag(object, INVITE, usual.canInviteOthers()),
                        flag(object, SEE, usual.canSeeGuests()),
                        flag(object, MODIFY, usual.canModify())),
                AutoDecline.valueOf(
                        object.getOrDefault(DECLINE, AutoDecline.NONE.name()).toString()),
                object.getOrDefault(MESSAGE, "").toString(),
                place(object),
                texts(object.get(PRIVATE)));
    }

    private static @Nullable WorkingLocation place(Map<String, Object> object) {
        Object kind = object.get(PLACE);
        return kind == null
                ? null
                : new WorkingLocation(WorkingLocation.Kind.valueOf(kind.toString()), Json.text(object, LABEL));
    }

    private static void putUnless(Map<String, Object> object, String member, Object value, Object usual) {
        if (!value.equals(usual)) {
            object.put(member, value);
        }
    }

    private static boolean flag(Map<String, Object> object, String member, boolean usual) {
        return object.get(member) instanceof Boolean value ? value : usual;
    }

    private static Map<String, String> texts(@Nullable Object member) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (member instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }
}
