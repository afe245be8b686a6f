package dev.orrery.console.calendars;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.signin.SignedInUser;
import org.springframework.stereotype.Component;

/** Imports a file into a calendar. */
@Component
class EventImport {
    /** What the API accepts. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private final CalendarCalls calls;

    EventImport(CalendarCalls calls) {
        this.calls = calls;
    }

    ImportEventsResponse run(SignedInUser user, String calendar, ImportEventsRequest.Mode mode, byte[] file) {
        return calls.interchange(user)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(calendar)
                        .setMode(mode)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFrom(file)))
                        .build());
    }
}
