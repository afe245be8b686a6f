package dev.orrery.okr.calendar;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.names.EventId;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Questions to calendar-service in the name of the running call's caller. */
@Component
public final class CalendarEvents {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final int MAX_CALENDARS = 1000;

    private final EventServiceBlockingStub events;
    private final CalendarServiceBlockingStub calendars;
    private final Duration timeout;

    CalendarEvents(ManagedChannel calendarChannel, CalendarProperties properties) {
        this.events = EventServiceGrpc.newBlockingStub(calendarChannel);
        this.calendars = CalendarServiceGrpc.newBlockingStub(calendarChannel);
        this.timeout = properties.timeout();
    }

    /**
     * An event that exists and that the caller may read.
     *
     * @param occurrence original start of the instance that must exist; empty for none
     */
    public Optional<EventFacts> readableByCaller(Organization organization, EventId id, String occurrence) {
        String name = id.in(organization);
        try {
            Event event = asCaller()
                    .getEvent(GetEventRequest.newBuilder().setName(name).build());
            // Who may see the times only gets nothing else, not even the UID that every event has.
            if (event.getUid().isEmpty()) {
                return Optional.empty();
            }
            if (!occurrence.isEmpty()) {
                requireInstance(name + "/instances/" + occurrence);
            }
            return Optional.of(EventFacts.of(id, event));
        } catch (StatusRuntimeException refused) {
            return switch (refused.getStatus().getCode()) {
                case NOT_FOUND, PERMISSION_DENIED, INVALID_ARGUMENT -> Optional.empty();
                default -> throw meaning(refused);
            };
        }
    }

    private void requireInstance(String name) {
        try {
            asCaller()
                    .getEventInstance(
                            GetEventInstanceRequest.newBuilder().setName(name).build());
        } catch (StatusRuntimeException refused) {
            throw switch (refused.getStatus().getCode()) {
                case INVALID_ARGUMENT, FAILED_PRECONDITION ->
                    ServiceException.invalidField(
                            "link.occurrence", name + " (expected: the original start of an instance of the series)");
                default -> refused;
            };
        }
    }

    /** The calendars that the caller sees in an organisation, as far as one page goes. */
    public List<Calendar> calendarsOfCaller(Organization organization) {
        try {
            return calendars
                    .withCallCredentials(CallerToken.current())
                    .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .listCalendars(ListCalendarsRequest.newBuilder()
                            .setParent(organization.name())
                            .setPageSize(MAX_CALENDARS)
                            .build())
                    .getCalendarsList();
        } catch (StatusRuntimeException refused) {
            throw meaning(refused);
        }
    }

    private EventServiceBlockingStub asCaller() {
        return events.withCallCredentials(CallerToken.current())
                .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static RuntimeException meaning(StatusRuntimeException refused) {
        return switch (refused.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
                ServiceException.of(
                                CommonReason.TEMPORARILY_UNAVAILABLE,
                                "The calendar service cannot answer at the moment.")
                        .retryAfter(RETRY_DELAY)
                        .cause(refused)
                        .build();
            case UNAUTHENTICATED ->
                ServiceException.of(
                                CommonReason.ACCESS_DENIED,
                                "The token is not for the calendar service, which must be asked.")
                        .cause(refused)
                        .build();
            default -> new IllegalStateException("calendar-service refused a question it should answer", refused);
        };
    }
}
