package dev.orrery.calendar.follower;

import dev.orrery.kit.follow.ArrivingFrames;
import dev.orrery.kit.follow.FollowedSource;
import dev.orrery.kit.follow.Frame;
import dev.orrery.kit.follow.ServiceTokens;
import dev.orrery.kit.identity.AuthorizationHeader;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListResourcesRequest;
import dev.orrery.okr.v1.ListResourcesResponse;
import dev.orrery.okr.v1.OkrChangeServiceGrpc;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceBlockingStub;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** okr-service's changes of all organisations, in the name of this service's own account. */
final class OkrStream implements FollowedSource<Change> {
    private static final String ALL = "orgs/-";
    private static final List<String> TYPES = List.of("squad", "task", "project", "objective", "kpi");
    private static final int PAGE_SIZE = 1000;

    private final Channel channel;
    private final ServiceTokens tokens;
    private final Duration timeout;

    OkrStream(Channel channel, ServiceTokens tokens, Duration timeout) {
        this.channel = channel;
        this.tokens = tokens;
        this.timeout = timeout;
    }

    @Override
    public String now() {
        return asking().listChanges(ListChangesRequest.newBuilder()
                        .setParent(ALL)
                        .addAllTypes(TYPES)
                        .build())
                .getNextPosition();
    }

    @Override
    public ArrivingFrames<Change> after(String position) {
        WatchRequest request = WatchRequest.newBuilder()
                .setParent(ALL)
                .setResumePosition(position)
                .addAllTypes(TYPES)
                .build();
        // On the thread that reads from the network: what arrives is put aside, and takes effect elsewhere.
        return ArrivingFrames.of(
                frames -> OkrChangeServiceGrpc.newStub(channel)
                        .withCallCredentials(AuthorizationHeader.bearer(tokens.token()))
                        .withExecutor(Runnable::run)
                        .watch(request, frames),
                OkrStream::frame);
    }

    /** All that there is, page by page. */
    void current(Consumer<List<Change>> pages) {
        ListResourcesRequest.Builder request = ListResourcesRequest.newBuilder()
                .setParent(ALL)
                .setPageSize(PAGE_SIZE)
                .addAllTypes(TYPES);
        ListResourcesResponse page;
        do {
            page = asking().listResources(request.build());
            pages.accept(page.getChangesList());
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
    }

    private static Frame<Change> frame(WatchResponse response) {
        return switch (response.getFrameCase()) {
            case CHANGE -> changed(response.getChange());
            case HEARTBEAT -> new Frame.Idle<>(response.getHeartbeat().getPosition());
            case RESET -> new Frame.Reset<>(response.getReset().getPosition());
            case FRAME_NOT_SET -> new Frame.Unknown<>();
        };
    }

    /** Progress and values move all the time, and mean nothing here. */
    private static Frame<Change> changed(Change change) {
        return DerivedDates.mayDifferAfter(change)
                ? new Frame.Changed<>(List.of(change), change.getPosition())
                : new Frame.Idle<>(change.getPosition());
    }

    private OkrChangeServiceBlockingStub asking() {
        return stub().withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private OkrChangeServiceBlockingStub stub() {
        return OkrChangeServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(AuthorizationHeader.bearer(tokens.token()));
    }
}
