package dev.orrery.console.live;

import dev.orrery.console.calls.OkrCalls;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Changes of goals and work. */
@Component
final class OkrChangeStream implements ChangeStream {
    private final OkrCalls calls;

    OkrChangeStream(OkrCalls calls) {
        this.calls = calls;
    }

    @Override
    public ChangeSource source() {
        return ChangeSource.OKR;
    }

    @Override
    public Runnable open(SignedInUser user, String parent, String resumePosition, Listener listener) {
        WatchRequest request = WatchRequest.newBuilder()
                .setParent(parent)
                .setResumePosition(resumePosition)
                .build();
        StreamObservers.Frames<WatchRequest, WatchResponse> frames =
                new StreamObservers.Frames<>(OkrChangeStream::frame, listener);
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

    private static Change change(dev.orrery.okr.v1.Change change) {
        return new Change(
                ChangeSource.OKR,
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

    private static String title(dev.orrery.okr.v1.Change change) {
        return switch (change.getResourceCase()) {
            case CYCLE -> change.getCycle().getDisplayName();
            case OBJECTIVE -> change.getObjective().getTitle();
            case KEY_RESULT -> change.getKeyResult().getTitle();
            case CHECK_IN -> change.getCheckIn().getNarrative();
            case KPI -> change.getKpi().getDisplayName();
            case TASK -> change.getTask().getTitle();
            case PROJECT -> change.getProject().getDisplayName();
            case SQUAD -> change.getSquad().getDisplayName();
            default -> "";
        };
    }
}
