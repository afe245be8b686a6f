package dev.orrery.calendar.interchange;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportMode;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** The methods of InterchangeService. */
@Component
final class InterchangeEndpoint extends InterchangeServiceGrpc.InterchangeServiceImplBase {
    private static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(2);
    private static final String CONTENT_TYPE = "text/calendar; charset=utf-8";

    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;

    InterchangeEndpoint(OrganizationTransactions transactions, ChangeLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void importEvents(ImportEventsRequest request, StreamObserver<ImportEventsResponse> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Whoever may not write learns that before a large body is looked at.
        transactions.read(
                membership.organization(),
                transaction -> calendar(transaction, caller, membership, parent.calendar(), CalendarRole.WRITE));
        List<ReadComponent> components = ImportBody.read(request.getContent(), now);
        responses.onNext(transactions.write(membership.organization(), IMPORT_TIMEOUT, transaction -> {
            // Two imports of one file at once would both find its events missing.
            CalendarStore.lock(transaction, parent.calendar());
            StoredCalendar calendar = calendar(transaction, caller, membership, parent.calendar(), CalendarRole.WRITE);
            return new EventImport(transaction, caller, calendar, log, now).run(components, mode(request.getMode()));
        }));
        responses.onCompleted();
    }

    @Override
    public void exportCalendar(ExportCalendarRequest request, StreamObserver<HttpBody> responses) {
        Caller caller = Caller.current();
        CalendarName name = CalendarName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        StoredCalendar calendar = transactions.read(
                membership.organization(),
                transaction -> calendar(transaction, caller, membership, name.calendar(), CalendarRole.FREE_BUSY));
        new CalendarExport(transactions, membership.organization(), calendar)
                .write(piece -> responses.onNext(body(piece)));
        responses.onCompleted();
    }

    @Override
    public void exportEvent(ExportEventRequest request, StreamObserver<HttpBody> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        byte[] text = transactions.read(membership.organization(), transaction -> {
            StoredCalendar calendar =
                    calendar(transaction, caller, membership, name.calendar(), CalendarRole.FREE_BUSY);
            return EventExport.of(transaction, calendar, name.event());
        });
        responses.onNext(body(text));
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

    private static ImportMode mode(ImportEventsRequest.Mode mode) {
        return switch (mode) {
            case SKIP -> ImportMode.SKIP;
            case REPLACE -> ImportMode.REPLACE;
            case UPDATE, MODE_UNSPECIFIED, UNRECOGNIZED -> ImportMode.UPDATE;
        };
    }

    private static HttpBody body(byte[] text) {
        return HttpBody.newBuilder()
                .setContentType(CONTENT_TYPE)
                .setData(ByteString.copyFrom(text))
                .build();
    }
}
