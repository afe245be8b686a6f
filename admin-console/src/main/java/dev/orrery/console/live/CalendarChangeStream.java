package dev.orrery.console.live;

import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.signin.SignedInUser;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Changes of calendars, access rules and events. */
@Component
final class CalendarChangeStream implements ChangeStream {
    private final CalendarCalls calls;

    CalendarChangeStream(CalendarCalls calls) {
        this.calls = calls;
    }

    @Override
    public ChangeSource source() {
        return ChangeSource.CALENDAR;
    }

    @Override
    public Runnable open(SignedInUser user, String parent, String resumePosition, Listener listener) {
        WatchRequest request = WatchRequest.newBuilder()
                .setParent(parent)
                .setResumePosition(resumePosition)
                .build();
        StreamObservers.Frames<WatchRequest, WatchResponse> frames =
                new StreamObservers.Frames<>(CalendarChangeStream::frame, listener);
        calls.changes(user)
                .withInterceptors(StreamObservers.tellingOfHeaders(listener))
                .watch(request, frames);
        return frames::cancel;
    }

    private static Frame frame(WatchResponse response) {
        return switch (response.getFrameCase()) {
            case CHANGE -> new Frame.Changed(response.getChange().getPosition(), change(response.getChange()));
            case RESET -> new Frame.Reset(response.getReset().getPosition());
            // A frame of a later version is no news to this one, but the stream is alive.
            case HEARTBEAT, FRAME_NOT_SET ->
                new Frame.Heartbeat(response.getHeartbeat().getPosition());
        };
    }

    private static Change change(dev.orrery.calendar.v1.Change change) {
        return new Change(
                ChangeSource.CALENDAR,
                switch (change.getKind()) {
                    case CREATED -> Change.Kind.CREATED;
                    case DELETED -> Change.Kind.DELETED;
                    case UPDATED, KIND_UNSPECIFIED, UNRECOGNIZED -> Change.Kind.UPDATED;
                },
                change.getResourceName(),
                change.getType(),
                title(change),
                change.getActor(),
                Instant.ofEpochSecond(
                        change.getTime().getSeconds(), change.getTime().getNanos()));
    }

    private static String title(dev.orrery.calendar.v1.Change change) {
        return switch (change.getResourceCase()) {
            case CALENDAR -> change.getCalendar().getDisplayName();
            case EVENT -> change.getEvent().getTitle();
            case COMMENT -> change.getComment().getText();
            default -> "";
        };
    }
}
