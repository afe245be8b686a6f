package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM;

import dev.orrery.calendar.booking.OperatingHours;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.RoomPolicy;
import dev.orrery.calendar.booking.RoomSettings;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.scheduling.WeeklyPeriod;
import dev.orrery.calendar.schema.tables.records.RoomRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps the rooms of an organisation. */
final class RoomStore {
    private static final long FIRST_VERSION = 1;

    private RoomStore() {}

    static void insert(OrganizationTransaction transaction, RoomId id, RoomSettings settings, Instant now) {
        RoomRecord row = row(settings, now);
        row.setOrgId(transaction.organizationId());
        row.setRoomId(id.value());
        row.setVersion(FIRST_VERSION);
        row.setCreateTime(now);
        transaction.sql().executeInsert(row);
    }

    /** Writes the next version of a room. */
    static void update(OrganizationTransaction transaction, StoredRoom before, RoomSettings settings, Instant now) {
        RoomRecord row = row(settings, now);
        row.setVersion(before.version() + 1);
        transaction
                .sql()
                .update(ROOM)
                .set(row)
                .where(is(transaction, before.id()))
                .execute();
    }

    static void delete(OrganizationTransaction transaction, RoomId id) {
        transaction.sql().deleteFrom(ROOM).where(is(transaction, id)).execute();
    }

    static Optional<StoredRoom> find(OrganizationTransaction transaction, RoomId id) {
        return transaction
                .sql()
                .selectFrom(ROOM)
                .where(is(transaction, id))
                .fetchOptional()
                .map(RoomStore::room);
    }

    /**
     * The rooms, which nobody else books or changes meanwhile: who books several takes them in the order of their ids, so
     * that all take turns and none waits for another in a circle.
     */
    static List<StoredRoom> locked(OrganizationTransaction transaction, Collection<RoomId> ids) {
        return transaction
                .sql()
                .selectFrom(ROOM)
                .where(
                        ROOM.ORG_ID.eq(transaction.organizationId()),
                        ROOM.ROOM_ID.eq(DSL.any(ids.stream().map(RoomId::value).toArray(String[]::new))))
                .orderBy(ROOM.ROOM_ID)
                .forNoKeyUpdate()
                .fetch(RoomStore::room);
    }

    static StoredRoom room(RoomRecord row) {
        RoomSettings settings = new RoomSettings(
                row.getDisplayName(),
                row.getDescription(),
                row.getBuilding(),
                row.getFloor(),
                row.getCapacity(),
                List.of(row.getFeatures()),
                new OperatingHours(new WeeklyHours(
                        Zones.known(row.getTimeZone()),
                        Arrays.stream(row.getOperatingHours())
                                .map(WeeklyPeriod::parse)
                                .toList())),
                RoomPolicy.valueOf(row.getPolicy()),
                Duration.ofSeconds(row.getHoldSeconds()));
        return new StoredRoom(
                new RoomId(row.getRoomId()), settings, row.getVersion(), row.getCreateTime(), row.getUpdateTime());
    }

    private static RoomRecord row(RoomSettings settings, Instant now) {
        RoomRecord row = new RoomRecord();
        row.setDisplayName(settings.displayName());
        row.setDescription(settings.description());
        row.setBuilding(settings.building());
        row.setFloor(settings.floor());
        row.setCapacity(settings.capacity());
        row.setFeatures(settings.features().toArray(new String[0]));
        WeeklyHours week = settings.hours().week();
        row.setTimeZone(Zones.name(week.zone()));
        row.setOperatingHours(
                week.periods().stream().map(WeeklyPeriod::toString).toArray(String[]::new));
        row.setPolicy(settings.policy().name());
        row.setHoldSeconds(Math.toIntExact(settings.holdDuration().toSeconds()));
        row.setUpdateTime(now);
        return row;
    }

    private static Condition is(OrganizationTransaction transaction, RoomId id) {
        return ROOM.ORG_ID.eq(transaction.organizationId()).and(ROOM.ROOM_ID.eq(id.value()));
    }
}
