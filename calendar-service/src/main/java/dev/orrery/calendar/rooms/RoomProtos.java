package dev.orrery.calendar.rooms;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.booking.OperatingHours;
import dev.orrery.calendar.booking.RoomPolicy;
import dev.orrery.calendar.booking.RoomSettings;
import dev.orrery.calendar.calendars.WeeklyHoursProtos;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.v1.Room;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Rooms between the contract and the service. */
final class RoomProtos {
    private static final int MAX_DISPLAY_NAME_CHARS = 200;

    private RoomProtos() {}

    static RoomSettings settings(Room room) {
        String displayName = room.getDisplayName().strip();
        if (displayName.isEmpty()) {
            throw ServiceException.invalidField(
                    "room.display_name", "blank (expected: 1 to " + MAX_DISPLAY_NAME_CHARS + " characters)");
        }
        return new RoomSettings(
                displayName,
                room.getDescription(),
                room.getBuilding().strip(),
                room.getFloor().strip(),
                room.getCapacity(),
                room.getFeaturesList(),
                new OperatingHours(WeeklyHoursProtos.hours(
                        "room.operating_hours", zone(room.getTimeZone()), room.getOperatingHoursList())),
                room.getPolicy() == Room.Policy.APPROVAL ? RoomPolicy.APPROVAL : RoomPolicy.AUTO,
                room.hasHoldDuration()
                        ? Duration.ofSeconds(room.getHoldDuration().getSeconds())
                        : RoomSettings.DEFAULT_HOLD);
    }

    static Room room(Organization organization, StoredRoom stored) {
        RoomSettings settings = stored.settings();
        return Room.newBuilder()
                .setName(RoomName.of(organization, stored.id()))
                .setDisplayName(settings.displayName())
                .setDescription(settings.description())
                .setBuilding(settings.building())
                .setFloor(settings.floor())
                .setCapacity(settings.capacity())
                .addAllFeatures(settings.features())
                .setTimeZone(Zones.name(settings.hours().week().zone()))
                .addAllOperatingHours(WeeklyHoursProtos.periods(settings.hours().week()))
                .setPolicy(Room.Policy.valueOf(settings.policy().name()))
                .setHoldDuration(Durations.fromSeconds(settings.holdDuration().toSeconds()))
                .setEtag(Etag.ofVersion(stored.version()).value())
                .setCreateTime(timestamp(stored.createTime()))
                .setUpdateTime(timestamp(stored.updateTime()))
                .build();
    }

    static com.google.protobuf.Timestamp timestamp(Instant instant) {
        return Timestamps.fromMillis(instant.toEpochMilli());
    }

    private static ZoneId zone(String name) {
        return Zones.find(name.isEmpty() ? "UTC" : name)
                .orElseThrow(() -> ServiceException.invalidField(
                        "room.time_zone", name + " (expected: an IANA zone such as Europe/Berlin)"));
    }
}
