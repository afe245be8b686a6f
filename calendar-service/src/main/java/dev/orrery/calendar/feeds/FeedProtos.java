package dev.orrery.calendar.feeds;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.FeedRecord;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;

/** Feeds as the contract has them. */
final class FeedProtos {
    private FeedProtos() {}

    static Feed feed(Organization organization, FeedRecord row) {
        Feed.Builder feed = Feed.newBuilder()
                .setName(FeedName.of(organization, new CalendarId(row.getCalendarId()), row.getFeedId()))
                .setDisplayName(row.getDisplayName())
                .setDetail(Feed.Detail.valueOf(row.getDetail()))
                .setCreateTime(timestamp(row.getCreateTime()))
                .setRotateTime(timestamp(row.getRotateTime()));
        if (row.getLastAccessTime() != null) {
            feed.setLastAccessTime(timestamp(row.getLastAccessTime()));
        }
        return feed.build();
    }

    static FeedDetail detail(Feed feed) {
        return switch (feed.getDetail()) {
            case FULL -> FeedDetail.FULL;
            case FREE_BUSY, DETAIL_UNSPECIFIED, UNRECOGNIZED -> FeedDetail.FREE_BUSY;
        };
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
