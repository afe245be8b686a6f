package dev.orrery.calendar.rooms;

import com.google.protobuf.Empty;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.DeleteRoomRequest;
import dev.orrery.calendar.v1.GetRoomRequest;
import dev.orrery.calendar.v1.ListRoomsRequest;
import dev.orrery.calendar.v1.ListRoomsResponse;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomServiceGrpc;
import dev.orrery.calendar.v1.UpdateRoomRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of RoomService. */
@Component
final class RoomEndpoint extends RoomServiceGrpc.RoomServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final RoomEditor editor;

    RoomEndpoint(OrganizationTransactions transactions, Mutations mutations, PageTokens pageTokens, RoomEditor editor) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.editor = editor;
    }

    @Override
    public void createRoom(CreateRoomRequest request, StreamObserver<Room> responses) {
        Caller caller = Caller.current();
        Membership membership = administered(
                caller, OrganizationName.parse("parent", request.getParent()).organization());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Room.parser(),
                transaction -> editor.create(transaction, caller, request.getRoomId(), request.getRoom())));
        responses.onCompleted();
    }

    @Override
    public void getRoom(GetRoomRequest request, StreamObserver<Room> responses) {
        RoomName name = RoomName.parse("name", request.getName());
        Membership membership = Caller.current().membership(name.organization());
        StoredRoom room =
                transactions.read(membership.organization(), transaction -> RoomEditor.find(transaction, name.room()));
        responses.onNext(RoomProtos.room(membership.organization(), room));
        responses.onCompleted();
    }

    @Override
    public void listRooms(ListRoomsRequest request, StreamObserver<ListRoomsResponse> responses) {
        Membership membership = Caller.current()
                .membership(
                        OrganizationName.parse("parent", request.getParent()).organization());
        PageRequest page = pageTokens.read(request);
        Page<Room> rooms = transactions
                .read(membership.organization(), transaction -> SelectRooms.page(transaction, request, page))
                .map(room -> RoomProtos.room(membership.organization(), room));
        responses.onNext(ListRoomsResponse.newBuilder()
                .addAllRooms(rooms.items())
                .setNextPageToken(rooms.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateRoom(UpdateRoomRequest request, StreamObserver<Room> responses) {
        Caller caller = Caller.current();
        RoomName name = RoomName.parse("room.name", request.getRoom().getName());
        Membership membership = administered(caller, name.organization());
        Update<Room> update = Update.of(request.getRoom(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Room.parser(),
                transaction -> editor.update(transaction, caller, name.room(), update)));
        responses.onCompleted();
    }

    @Override
    public void deleteRoom(DeleteRoomRequest request, StreamObserver<Empty> responses) {
        Caller caller = Caller.current();
        RoomName name = RoomName.parse("name", request.getName());
        Membership membership = administered(caller, name.organization());
        responses.onNext(mutations.run(membership.organization(), caller, request, Empty.parser(), transaction -> {
            editor.delete(transaction, caller, name.room(), request.getEtag(), request.getForce());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    private static Membership administered(Caller caller, String organization) {
        Membership membership = caller.membership(organization);
        membership.require(OrganizationRole.ADMIN);
        return membership;
    }
}
