package dev.orrery.calendar.calendars;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;
import java.time.ZoneId;

/** Calendars between the contract and the service. */
public final class CalendarProtos {
    private static final int MAX_DISPLAY_NAME_CHARS = 200;

    private CalendarProtos() {}

    /** What a caller chose; {@code defaultColor} where they chose none. */
    static CalendarSettings settings(Calendar calendar, String defaultColor) {
        String displayName = calendar.getDisplayName().strip();
        if (displayName.isEmpty()) {
            throw ServiceException.invalidField(
                    "calendar.display_name", "blank (expected: 1 to " + MAX_DISPLAY_NAME_CHARS + " characters)");
        }
        return new CalendarSettings(
                displayName,
                calendar.getDescription(),
                calendar.getColor().isEmpty() ? defaultColor : calendar.getColor(),
                zone(calendar.getTimeZone()),
                switch (calendar.getVisibility()) {
                    case ORG -> CalendarVisibility.ORG;
                    case PUBLIC -> CalendarVisibility.PUBLIC;
                    default -> CalendarVisibility.PRIVATE;
                },
                switch (calendar.getKind()) {
                    case TEAM -> CalendarKind.TEAM;
                    case HOLIDAYS -> CalendarKind.HOLIDAYS;
                    case SUBSCRIPTION -> CalendarKind.SUBSCRIPTION;
                    case RESOURCE -> CalendarKind.RESOURCE;
                    default -> CalendarKind.STANDARD;
                },
                calendar.getLabelsMap());
    }

    private static ZoneId zone(String name) {
        return Zones.find(name.isEmpty() ? "UTC" : name)
                .orElseThrow(() -> ServiceException.invalidField(
                        "calendar.time_zone", name + " (expected: an IANA zone such as Europe/Berlin)"));
    }

    /** The calendar as its caller sees it. */
    public static Calendar calendar(Organization organization, StoredCalendar stored) {
        Calendar.Builder calendar = common(organization, stored).setMyRole(role(stored.role()));
        if (stored.role().includes(CalendarRole.READ)) {
            calendar.setEventCount(stored.eventCount());
        }
        return calendar.build();
    }

    /** The calendar without what depends on who asks. */
    public static Calendar.Builder common(Organization organization, StoredCalendar stored) {
        CalendarSettings settings = stored.settings();
        Calendar.Builder calendar = Calendar.newBuilder()
                .setName(CalendarName.of(organization, stored.id()))
                .setDisplayName(settings.displayName())
                .setDescription(settings.description())
                .setColor(settings.color())
                .setTimeZone(Zones.name(settings.zone()))
                .setVisibility(Calendar.Visibility.valueOf(settings.visibility().name()))
                .setOwner(MemberName.USER.of(organization, stored.ownerId()))
                .setPrimary(stored.isPrimary())
                .setKind(Calendar.Kind.valueOf(settings.kind().name()))
                .putAllLabels(settings.sortedLabels())
                .setEtag(Etag.ofVersion(stored.version()).value())
                .setCreateTime(timestamp(stored.createTime()))
                .setUpdateTime(timestamp(stored.updateTime()));
        Instant deleteTime = stored.deleteTime();
        Instant purgeTime = stored.purgeTime();
        if (deleteTime != null && purgeTime != null) {
            calendar.setDeleteTime(timestamp(deleteTime)).setPurgeTime(timestamp(purgeTime));
        }
        return calendar;
    }

    public static AccessRule.Role role(CalendarRole role) {
        return AccessRule.Role.valueOf(role.name());
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
