package dev.orrery.calendar.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.DeleteRoomRequest;
import dev.orrery.calendar.v1.GetRoomRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListRoomsRequest;
import dev.orrery.calendar.v1.ListRoomsResponse;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.UpdateRoomRequest;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RoomsIT {
    @Autowired
    private ServiceChannels channels;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(channels);
    }

    @Test
    void keepsWhatAdministratorsSayOfARoom() {
        Room wanted = Room.newBuilder()
                .setDisplayName("Ceres")
                .setDescription("By the lift")
                .setBuilding("North")
                .setFloor("2")
                .setCapacity(12)
                .addFeatures("projector")
                .addFeatures("camera")
                .setTimeZone("Europe/Berlin")
                .addOperatingHours(hours(DayOfWeek.MONDAY, "08:00", "24:00"))
                .setPolicy(Room.Policy.APPROVAL)
                .setHoldDuration(Durations.fromHours(2))
                .build();
        Room created = create("ceres", wanted);

        assertThat(created.getName()).isEqualTo(world.acme.name() + "/rooms/ceres");
        assertThat(created.toBuilder()
                        .clearName()
                        .clearEtag()
                        .clearCreateTime()
                        .clearUpdateTime()
                        .build())
                .isEqualTo(wanted.toBuilder()
                        .clearFeatures()
                        .addFeatures("camera")
                        .addFeatures("projector")
                        .build());
        assertThat(get(world.gus, created.getName())).isEqualTo(created);
        assertThat(Refusal.of(() -> create("ceres", wanted)).reason()).isEqualTo("ROOM_EXISTS");
    }

    @Test
    void changesWhatIsSaidToChange() {
        Room created = create("vesta", aRoom("Vesta").setCapacity(4).build());
        Room changed = update(
                world.ada, created.toBuilder().clearDisplayName().setCapacity(6).build());

        assertThat(changed)
                .isEqualTo(created.toBuilder()
                        .setCapacity(6)
                        .setEtag(changed.getEtag())
                        .setUpdateTime(changed.getUpdateTime())
                        .build());
        assertThat(changed.getEtag()).isNotEqualTo(created.getEtag());
        assertThat(update(world.ada, changed)).isEqualTo(changed);
        assertThat(Refusal.of(() -> update(world.ada, created)).reason()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void isForAdministratorsToChangeAndForEverybodyInTheOrganisationToSee() {
        Room room = create("juno", aRoom("Juno").build());

        assertThat(Refusal.of(() -> update(world.ben, room)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> delete(world.ben, room)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> get(world.cleo, room.getName())).reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
        delete(world.ada, room);
        assertThat(Refusal.of(() -> get(world.ada, room.getName())).reason()).isEqualTo("ROOM_NOT_FOUND");
        assertThat(Refusal.of(() -> delete(world.ada, room)).reason()).isEqualTo("ROOM_NOT_FOUND");
    }

    @Test
    void findsRoomsThatAreBigEnoughAndHaveWhatIsNeeded() {
        create("room-a", aRoom("A").setCapacity(4).addFeatures("camera").build());
        create(
                "room-b",
                aRoom("B")
                        .setCapacity(8)
                        .addFeatures("camera")
                        .addFeatures("phone")
                        .build());
        create("room-c", aRoom("C").setCapacity(20).setBuilding("South").build());

        assertThat(list(ListRoomsRequest.newBuilder().setMinCapacity(5))).containsExactly("room-b", "room-c");
        assertThat(list(ListRoomsRequest.newBuilder().addFeatures("camera"))).containsExactly("room-a", "room-b");
        assertThat(list(ListRoomsRequest.newBuilder().addFeatures("phone").addFeatures("camera")))
                .containsExactly("room-b");
        assertThat(list(ListRoomsRequest.newBuilder().setBuilding("South"))).containsExactly("room-c");
    }

    @Test
    void pagesThroughAllRooms() {
        List.of("room-a", "room-b", "room-c").forEach(id -> create(id, aRoom(id).build()));
        ListRoomsRequest first = ListRoomsRequest.newBuilder()
                .setParent(world.acme.name())
                .setPageSize(2)
                .build();
        ListRoomsResponse page = world.rooms(world.ben).listRooms(first);
        ListRoomsResponse rest = world.rooms(world.ben)
                .listRooms(
                        first.toBuilder().setPageToken(page.getNextPageToken()).build());

        assertThat(names(page)).containsExactly("room-a", "room-b");
        assertThat(names(rest)).containsExactly("room-c");
        assertThat(rest.getNextPageToken()).isEmpty();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(fields(aRoom(" "))).containsExactly("room.display_name");
        assertThat(fields(aRoom("x").setTimeZone("Berlin"))).containsExactly("room.time_zone");
        assertThat(fields(aRoom("x").setCapacity(-1))).containsExactly("room.capacity");
        assertThat(fields(aRoom("x").addFeatures("Big Screen"))).containsExactly("room.features[0]");
        assertThat(fields(aRoom("x").setHoldDuration(Durations.fromSeconds(1)))).containsExactly("room.hold_duration");
        assertThat(fields(aRoom("x").addOperatingHours(hours(DayOfWeek.MONDAY, "09:00", "09:00"))))
                .containsExactly("room.operating_hours[0].end");
        assertThat(fields(aRoom("x").addOperatingHours(hours(DayOfWeek.MONDAY, "09:00", "25:00"))))
                .containsExactly("room.operating_hours[0].end");
        assertThat(fields(aRoom("x")
                        .addOperatingHours(hours(DayOfWeek.MONDAY, "09:00", "12:00"))
                        .addOperatingHours(hours(DayOfWeek.MONDAY, "11:00", "13:00"))))
                .containsExactly("room.operating_hours");
    }

    @Test
    void tellsWatchersOfRooms() {
        String start = changes(world.gus, "").getNextPosition();
        Room room = create("pallas", aRoom("Pallas").build());
        update(world.ada, room.toBuilder().setFloor("3").build());
        delete(world.ada, room.toBuilder().clearEtag().build());

        List<Change> seen = changes(world.gus, start).getChangesList();
        assertThat(seen)
                .extracting(change -> change.getKind() + " " + change.getType() + " " + change.getResourceName())
                .containsExactly(
                        "CREATED room " + room.getName(),
                        "UPDATED room " + room.getName(),
                        "DELETED room " + room.getName());
        assertThat(seen.get(1).getRoom().getFloor()).isEqualTo("3");
        assertThat(seen.get(1).getChangedFieldsList()).containsExactly("floor");
    }

    private dev.orrery.calendar.v1.ListChangesResponse changes(TestCaller caller, String after) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build());
    }

    private List<String> fields(Room.Builder room) {
        return Refusal.of(() -> create("", room.build())).fields();
    }

    private Room create(String id, Room room) {
        return world.rooms(world.ada)
                .createRoom(CreateRoomRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setRoomId(id)
                        .setRoom(room)
                        .build());
    }

    private Room get(TestCaller caller, String name) {
        return world.rooms(caller)
                .getRoom(GetRoomRequest.newBuilder().setName(name).build());
    }

    private Room update(TestCaller caller, Room room) {
        return world.rooms(caller)
                .updateRoom(UpdateRoomRequest.newBuilder().setRoom(room).build());
    }

    private void delete(TestCaller caller, Room room) {
        world.rooms(caller)
                .deleteRoom(DeleteRoomRequest.newBuilder()
                        .setName(room.getName())
                        .setEtag(room.getEtag())
                        .build());
    }

    private List<String> list(ListRoomsRequest.Builder request) {
        return names(world.rooms(world.ben)
                .listRooms(request.setParent(world.acme.name()).build()));
    }

    private static List<String> names(ListRoomsResponse page) {
        return page.getRoomsList().stream()
                .map(room -> room.getName().substring(room.getName().lastIndexOf('/') + 1))
                .toList();
    }

    private static Room.Builder aRoom(String displayName) {
        return Room.newBuilder().setDisplayName(displayName);
    }

    private static WeeklyPeriod hours(DayOfWeek day, String from, String to) {
        return WeeklyPeriod.newBuilder().setDay(day).setStart(from).setEnd(to).build();
    }
}
