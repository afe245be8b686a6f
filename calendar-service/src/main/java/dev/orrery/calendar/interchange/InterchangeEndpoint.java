package dev.orrery.calendar.interchange;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.calendar.v1.UploadEventsRequest;
import dev.orrery.calendar.v1.UploadEventsResponse;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.server.PacedStream;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The methods of InterchangeService. */
@Component
final class InterchangeEndpoint extends InterchangeServiceGrpc.InterchangeServiceImplBase {
    private static final int MAX_BODY_BYTES = 16 << 20;

    private final OrganizationTransactions transactions;
    private final CalendarImports imports;

    InterchangeEndpoint(OrganizationTransactions transactions, CalendarImports imports) {
        this.transactions = transactions;
        this.imports = imports;
    }

    @Override
    public void importEvents(ImportEventsRequest request, StreamObserver<ImportEventsResponse> responses) {
        CalendarImports.Target target = imports.target(Caller.current(), request.getParent());
        HttpBody content = request.getContent();
        if (content.getData().size() > MAX_BODY_BYTES) {
            throw ImportText.tooLarge(MAX_BODY_BYTES);
        }
        responses.onNext(imports.run(
                target,
                request.getMode(),
                content.getData()::newInput,
                "content.content_type",
                content.getContentType()));
        responses.onCompleted();
    }

    @Override
    public StreamObserver<UploadEventsRequest> uploadEvents(StreamObserver<UploadEventsResponse> responses) {
        return new EventUpload(imports, Caller.current(), responses);
    }

    @Override
    public void exportCalendar(ExportCalendarRequest request, StreamObserver<HttpBody> responses) {
        Caller caller = Caller.current();
        CalendarName name = CalendarName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        ExportFormat format = ExportFormat.of(request.getAlt());
        StoredCalendar calendar = transactions.read(
                membership.organization(),
                transaction -> calendar(transaction, caller, membership, name.calendar(), CalendarRole.FREE_BUSY));
        Supplier<Optional<byte[]>> pieces =
                new CalendarExport(transactions, membership.organization(), calendar).pieces(format.writer());
        PacedStream.send(responses, () -> pieces.get().map(piece -> body(format, piece)));
    }

    @Override
    public void exportEvent(ExportEventRequest request, StreamObserver<HttpBody> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        ExportFormat format = ExportFormat.of(request.getAlt());
        byte[] text = transactions.read(membership.organization(), transaction -> {
            StoredCalendar calendar =
                    calendar(transaction, caller, membership, name.calendar(), CalendarRole.FREE_BUSY);
            return EventExport.of(format.writer(), transaction, calendar, name.event());
        });
        responses.onNext(body(format, text));
        responses.onCompleted();
    }

    private static StoredCalendar calendar(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId id,
            CalendarRole needed) {
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        return CalendarAccess.require(calendars, membership.organization(), id, needed);
    }

    private static HttpBody body(ExportFormat format, byte[] text) {
        return HttpBody.newBuilder()
                .setContentType(format.contentType())
                .setData(ByteString.copyFrom(text))
                .build();
    }
}
