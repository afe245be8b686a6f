package dev.orrery.calendar.availability;

import dev.orrery.calendar.calendars.CalendarKind;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calendars hold whose time, as far as the caller may see it. Whoever may see a user's main calendar may see when
 * they are busy, wherever that is; nobody else learns anything of them (see decision 0105).
 */
final class Sight {
    private final UUID viewer;
    private final Map<CalendarId, StoredCalendar> byId;
    private final Map<UUID, List<StoredCalendar>> byOwner;

    private Sight(UUID viewer, List<StoredCalendar> named, List<StoredCalendar> owned) {
        this.viewer = viewer;
        this.byId = new HashMap<>();
        named.forEach(calendar -> byId.put(calendar.id(), calendar));
        this.byOwner = owned.stream().collect(Collectors.groupingBy(StoredCalendar::ownerId));
    }

    /** Two queries, however many subjects there are. */
    static Sight select(SelectCalendars calendars, UUID viewer, Collection<Subject> subjects) {
        List<CalendarId> named = new ArrayList<>();
        List<UUID> users = new ArrayList<>();
        for (Subject subject : subjects) {
            switch (subject) {
                case Subject.OfCalendar calendar -> named.add(calendar.id());
                case Subject.User user -> users.add(user.id());
                case Subject.OfRoom _ -> {}
            }
        }
        return new Sight(
                viewer,
                named.isEmpty() ? List.of() : calendars.byIds(named),
                users.isEmpty() ? List.of() : calendars.ownedBy(users));
    }

    /** The calendars that hold a subject's time; empty when the caller may not know of it, or none does. */
    Optional<List<StoredCalendar>> calendarsOf(Subject subject) {
        return switch (subject) {
            case Subject.OfCalendar calendar ->
                Optional.ofNullable(byId.get(calendar.id())).map(List::of);
            case Subject.User user -> ofUser(user.id());
            case Subject.OfRoom _ -> Optional.empty();
        };
    }

    private Optional<List<StoredCalendar>> ofUser(UUID user) {
        List<StoredCalendar> owned = byOwner.getOrDefault(user, List.of());
        boolean isVisible = user.equals(viewer) || owned.stream().anyMatch(StoredCalendar::isPrimary);
        return isVisible ? Optional.of(owned.stream().flatMap(Sight::own).toList()) : Optional.empty();
    }

    /** The zone of a user's main calendar, as far as it can be seen; UTC without one. */
    ZoneId zoneOf(UUID user) {
        return byOwner.getOrDefault(user, List.of()).stream()
                .filter(StoredCalendar::isPrimary)
                .map(StoredCalendar::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    /** What a team does, or when others have a day off, is not what its owner does. */
    private static Stream<StoredCalendar> own(StoredCalendar calendar) {
        return calendar.isPrimary() || calendar.settings().kind() == CalendarKind.STANDARD
                ? Stream.of(calendar)
                : Stream.empty();
    }
}
