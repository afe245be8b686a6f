package dev.orrery.calendar.rooms;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.events.EventReader;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.calendar.v1.ApproveRoomBookingRequest;
import dev.orrery.calendar.v1.DeclineRoomBookingRequest;
import dev.orrery.calendar.v1.GetRoomBookingRequest;
import dev.orrery.calendar.v1.ListEventRoomBookingsRequest;
import dev.orrery.calendar.v1.ListEventRoomBookingsResponse;
import dev.orrery.calendar.v1.ListRoomBookingsRequest;
import dev.orrery.calendar.v1.ListRoomBookingsResponse;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.RoomBookingServiceGrpc;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The methods of RoomBookingService. */
@Component
final class BookingEndpoint extends RoomBookingServiceGrpc.RoomBookingServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final BookingDecisions decisions;
    private final Clock clock;

    BookingEndpoint(
            OrganizationTransactions transactions,
            Mutations mutations,
            PageTokens pageTokens,
            BookingDecisions decisions,
            Clock clock) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void getRoomBooking(GetRoomBookingRequest request, StreamObserver<RoomBooking> responses) {
        Caller caller = Caller.current();
        BookingName name = BookingName.parse("name", request.getName());
        Membership membership = required(caller, name.organization(), OrganizationRole.MEMBER);
        RoomBookingRecord booking = transactions.read(
                membership.organization(),
                transaction -> BookingStore.find(transaction, name)
                        .orElseThrow(() -> BookingDecisions.missing(membership.organization(), name)));
        responses.onNext(shown(caller, membership, booking));
        responses.onCompleted();
    }

    @Override
    public void listRoomBookings(ListRoomBookingsRequest request, StreamObserver<ListRoomBookingsResponse> responses) {
        Caller caller = Caller.current();
        RoomName parent = RoomName.parse("parent", request.getParent());
        Membership membership = required(caller, parent.organization(), OrganizationRole.MEMBER);
        TimeRange range = Faults.told(
                "",
                () -> TimeRange.of(
                        instant(request.hasStartTime(), request.getStartTime()),
                        instant(request.hasEndTime(), request.getEndTime())));
        PageRequest page = pageTokens.read(request);
        if (parent.isAll() && !request.getStatesList().equals(List.of(RoomBooking.State.HOLD))) {
            throw ServiceException.invalidField(
                    "states", request.getStatesList() + " (expected: HOLD alone, with rooms/-)");
        }
        Page<RoomBooking> bookings = transactions
                .read(membership.organization(), transaction -> bookings(transaction, parent, range, request, page))
                .map(booking -> shown(caller, membership, booking));
        responses.onNext(ListRoomBookingsResponse.newBuilder()
                .addAllRoomBookings(bookings.items())
                .setNextPageToken(bookings.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void listEventRoomBookings(
            ListEventRoomBookingsRequest request, StreamObserver<ListEventRoomBookingsResponse> responses) {
        Caller caller = Caller.current();
        EventName parent = EventName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        Page<RoomBooking> bookings = transactions
                .read(membership.organization(), transaction -> {
                    new EventReader(transaction, caller, membership).details(parent);
                    return SelectBookings.ofEvent(transaction, new EventKey(parent.calendar(), parent.event()), page);
                })
                .map(booking -> BookingProtos.booking(membership.organization(), booking, clock.instant()));
        responses.onNext(ListEventRoomBookingsResponse.newBuilder()
                .addAllRoomBookings(bookings.items())
                .setNextPageToken(bookings.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void approveRoomBooking(ApproveRoomBookingRequest request, StreamObserver<RoomBooking> responses) {
        Caller caller = Caller.current();
        BookingName name = BookingName.parse("name", request.getName());
        Membership membership = required(caller, name.organization(), OrganizationRole.ADMIN);
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                RoomBooking.parser(),
                transaction -> decisions.approve(transaction, caller, name, request.getEtag(), request.getComment())));
        responses.onCompleted();
    }

    @Override
    public void declineRoomBooking(DeclineRoomBookingRequest request, StreamObserver<RoomBooking> responses) {
        Caller caller = Caller.current();
        BookingName name = BookingName.parse("name", request.getName());
        Membership membership = required(caller, name.organization(), OrganizationRole.ADMIN);
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                RoomBooking.parser(),
                transaction -> decisions.decline(transaction, caller, name, request.getEtag(), request.getComment())));
        responses.onCompleted();
    }

    private Page<RoomBookingRecord> bookings(
            OrganizationTransaction transaction,
            RoomName parent,
            TimeRange range,
            ListRoomBookingsRequest request,
            PageRequest page) {
        if (parent.isAll()) {
            return SelectBookings.waiting(transaction, range, clock.instant(), page);
        }
        RoomEditor.find(transaction, parent.room());
        List<String> states = request.getStatesList().stream().map(Enum::name).toList();
        return SelectBookings.ofRoom(transaction, parent.room(), range, states, clock.instant(), page);
    }

    private RoomBooking shown(Caller caller, Membership membership, RoomBookingRecord booking) {
        return BookingProtos.shown(
                BookingProtos.booking(membership.organization(), booking, clock.instant()),
                Viewers.of(caller, membership));
    }

    private static Membership required(Caller caller, String organization, OrganizationRole role) {
        Membership membership = caller.membership(organization);
        membership.require(role);
        return membership;
    }

    private static @Nullable Instant instant(boolean isGiven, Timestamp time) {
        return isGiven ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos()) : null;
    }
}
