package dev.orrery.calendar.rooms;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.v1.RoomConflict;
import java.util.LinkedHashMap;
import java.util.Map;

/** A conflict as facts for programs in an error. */
final class ConflictMetadata {
    private ConflictMetadata() {}

    static Map<String, String> of(RoomConflict conflict) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("room", conflict.getRoom());
        if (!conflict.getOriginalStart().isEmpty()) {
            facts.put("originalStart", conflict.getOriginalStart());
        }
        facts.put("startTime", text(conflict.getStartTime()));
        facts.put("endTime", text(conflict.getEndTime()));
        if (conflict.hasBlockingStartTime()) {
            facts.put("blockingStartTime", text(conflict.getBlockingStartTime()));
            facts.put("blockingEndTime", text(conflict.getBlockingEndTime()));
        }
        if (conflict.hasNextFreeStartTime()) {
            facts.put("nextFreeStartTime", text(conflict.getNextFreeStartTime()));
            facts.put("nextFreeEndTime", text(conflict.getNextFreeEndTime()));
        }
        return facts;
    }

    /** An ISO 8601 interval. */
    static String window(TimeRange time) {
        return time.start() + "/" + time.end();
    }

    private static String text(Timestamp time) {
        return Timestamps.toString(time);
    }
}
