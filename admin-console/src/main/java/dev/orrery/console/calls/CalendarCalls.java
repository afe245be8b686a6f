package dev.orrery.console.calls;

import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc.CalendarChangeServiceStub;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.calendar.v1.InterchangeServiceGrpc.InterchangeServiceBlockingStub;
import dev.orrery.console.signin.SignedInUser;
import io.grpc.Channel;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The calendar service in a user's name. A stub is made per call: its deadline begins with it. */
@Component
public final class CalendarCalls {
    private static final Duration READ_DEADLINE = Duration.ofSeconds(10);
    private static final Duration IMPORT_DEADLINE = Duration.ofMinutes(2);

    private final Channel channel;

    public CalendarCalls(@Qualifier("calendarChannel") Channel channel) {
        this.channel = channel;
    }

    public CalendarServiceBlockingStub calendars(SignedInUser user) {
        return CalendarServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    public EventServiceBlockingStub events(SignedInUser user) {
        return EventServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    public InterchangeServiceBlockingStub interchange(SignedInUser user) {
        return InterchangeServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(IMPORT_DEADLINE);
    }

    /** For a stream, which ends when it is cancelled. */
    public CalendarChangeServiceStub changes(SignedInUser user) {
        return CalendarChangeServiceGrpc.newStub(channel).withCallCredentials(new UserCredentials(user.accessToken()));
    }
}
