package dev.orrery.calendar.changes;

import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.changes.WatchFrames;

/** The frames of the calendar API's stream. */
final class CalendarFrames implements WatchFrames<Change, WatchResponse> {
    @Override
    public WatchResponse change(Change change) {
        return WatchResponse.newBuilder().setChange(change).build();
    }

    @Override
    public WatchResponse heartbeat(String position) {
        return WatchResponse.newBuilder()
                .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(position))
                .build();
    }

    @Override
    public WatchResponse reset(String position) {
        return WatchResponse.newBuilder()
                .setReset(WatchResponse.Reset.newBuilder()
                        .setReason(WatchResponse.Reset.Reason.POSITION_EXPIRED)
                        .setPosition(position))
                .build();
    }
}
