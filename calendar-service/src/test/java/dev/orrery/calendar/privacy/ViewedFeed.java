package dev.orrery.calendar.privacy;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateFeedRequest;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.calendar.v1.FeedServiceGrpc;
import dev.orrery.calendar.v1.ListFeedsRequest;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;

/** What whoever has the address of a feed gets, its version included, and what a caller gets to see of feeds. */
final class ViewedFeed {
    private final ServiceChannels channels;
    private final TestCaller caller;
    private final Calendar calendar;
    private final String path;

    ViewedFeed(ServiceChannels channels, World world, TestCaller caller, Calendar calendar, Feed.Detail detail) {
        this.channels = channels;
        this.caller = caller;
        this.calendar = calendar;
        this.path = FeedServiceGrpc.newBlockingStub(channels.as(world.ada))
                .createFeed(CreateFeedRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setFeed(Feed.newBuilder().setDetail(detail))
                        .build())
                .getPath();
    }

    void addTo(Transcript all) {
        all.add(() -> FeedServiceGrpc.newBlockingStub(channels.as(caller))
                .listFeeds(ListFeedsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .build()));
        all.add(() -> FeedServiceGrpc.newBlockingStub(channels.anonymous())
                .readFeed(ReadFeedRequest.newBuilder()
                        .setFile(path.substring("/feeds/".length()))
                        .build()));
    }
}
