package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.Organizer;
import dev.orrery.calendar.event.Reminder;
import dev.orrery.calendar.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** The small parts of an event that nothing searches for, as JSON. */
final class DetailsJson {
    private static final String EMAIL = "email";
    private static final String NAME = "displayName";
    private static final String USER = "user";
    private static final String PARAMETERS = "parameters";
    private static final String METHOD = "method";
    private static final String SECONDS = "secondsBeforeStart";

    private DetailsJson() {}

    static @Nullable JSONB organizer(@Nullable Organizer organizer) {
        if (organizer == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(EMAIL, organizer.email());
        object.put(NAME, organizer.displayName());
        UUID user = organizer.userId();
        if (user != null) {
            object.put(USER, user.toString());
        }
        object.put(PARAMETERS, organizer.extraParameters());
        return Json.write(object);
    }

    static @Nullable Organizer organizer(@Nullable JSONB json) {
        if (json == null) {
            return null;
        }
        Map<String, Object> object = Json.object(json);
        Object user = object.get(USER);
        return new Organizer(
                Json.text(object, EMAIL),
                Json.text(object, NAME),
                user == null ? null : UUID.fromString(user.toString()),
                Json.texts(object, PARAMETERS));
    }

    static JSONB reminders(List<Reminder> reminders) {
        return Json.write(reminders.stream()
                .map(reminder -> Map.of(
                        METHOD, reminder.method().name(),
                        SECONDS, Long.toString(reminder.beforeStart().toSeconds())))
                .toList());
    }

    static List<Reminder> reminders(JSONB json) {
        return Json.objects(json).stream()
                .map(object -> new Reminder(
                        Reminder.Method.valueOf(Json.text(object, METHOD)),
                        Duration.ofSeconds(Long.parseLong(Json.text(object, SECONDS)))))
                .toList();
    }

    static JSONB map(Map<String, String> map) {
        return Json.write(map);
    }

    static Map<String, String> map(JSONB json) {
        return Json.texts(json);
    }
}
