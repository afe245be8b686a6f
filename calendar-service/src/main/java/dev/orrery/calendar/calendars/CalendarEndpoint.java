package dev.orrery.calendar.calendars;

import com.google.protobuf.Empty;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListCalendarsResponse;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of CalendarService. */
@Component
final class CalendarEndpoint extends CalendarServiceGrpc.CalendarServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final CalendarEditor editor;

    CalendarEndpoint(
            OrganizationTransactions transactions, Mutations mutations, PageTokens pageTokens, CalendarEditor editor) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.editor = editor;
    }

    @Override
    public void createCalendar(CreateCalendarRequest request, StreamObserver<Calendar> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        membership.require(OrganizationRole.MEMBER);
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Calendar.parser(),
                transaction -> editor.create(
                        transaction, caller, membership, request.getCalendarId(), request.getCalendar())));
        responses.onCompleted();
    }

    @Override
    public void getCalendar(GetCalendarRequest request, StreamObserver<Calendar> responses) {
        Caller caller = Caller.current();
        CalendarName name = CalendarName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        Organization organization = membership.organization();
        StoredCalendar calendar = transactions.read(
                organization,
                transaction -> CalendarAccess.find(
                        SelectCalendars.counting(transaction, Viewers.of(caller, membership)),
                        organization,
                        name.calendar()));
        responses.onNext(CalendarProtos.calendar(organization, calendar));
        responses.onCompleted();
    }

    @Override
    public void listCalendars(ListCalendarsRequest request, StreamObserver<ListCalendarsResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        PageRequest page = pageTokens.read(request);
        Page<Calendar> calendars = transactions
                .read(
                        membership.organization(),
                        transaction -> SelectCalendars.counting(transaction, Viewers.of(caller, membership))
                                .page(page, request.getShowDeleted()))
                .map(calendar -> CalendarProtos.calendar(membership.organization(), calendar));
        responses.onNext(ListCalendarsResponse.newBuilder()
                .addAllCalendars(calendars.items())
                .setNextPageToken(calendars.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateCalendar(UpdateCalendarRequest request, StreamObserver<Calendar> responses) {
        Caller caller = Caller.current();
        CalendarName name =
                CalendarName.parse("calendar.name", request.getCalendar().getName());
        Membership membership = caller.membership(name.organization());
        Update<Calendar> update = Update.of(request.getCalendar(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Calendar.parser(),
                transaction -> editor.update(transaction, caller, membership, name.calendar(), update)));
        responses.onCompleted();
    }

    @Override
    public void deleteCalendar(DeleteCalendarRequest request, StreamObserver<Empty> responses) {
        Caller caller = Caller.current();
        CalendarName name = CalendarName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        CalendarId id = name.calendar();
        responses.onNext(mutations.run(membership.organization(), caller, request, Empty.parser(), transaction -> {
            editor.delete(transaction, caller, membership, id, request.getEtag());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    @Override
    public void undeleteCalendar(UndeleteCalendarRequest request, StreamObserver<Calendar> responses) {
        Caller caller = Caller.current();
        CalendarName name = CalendarName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                Calendar.parser(),
                transaction -> editor.undelete(transaction, caller, membership, name.calendar(), request.getEtag())));
        responses.onCompleted();
    }
}
