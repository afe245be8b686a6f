package dev.orrery.console.dashboard;

import com.google.protobuf.Timestamp;
import dev.orrery.console.live.Change;
import dev.orrery.console.ui.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line of the feed.
 *
 * @param actor {@code orgs/{org}/users/{user}}; empty where only the resource tells that it changed
 * @param isLive whether it happened while the page was watching
 */
record FeedEntry(Change.Kind kind, String type, String title, String actor, Instant time, boolean isLive) {

    static FeedEntry of(Change change) {
        return new FeedEntry(change.kind(), change.type(), change.title(), change.actor(), change.time(), true);
    }

    /**
     * What the resources themselves tell about the time before: the latest of them.
     *
     * <p>A stream begins now, so without this the feed would be empty after every sign-in.
     */
    static List<FeedEntry> before(Overview.Time time, Overview.Goals goals, int limit) {
        List<FeedEntry> entries = new ArrayList<>();
        time.calendars()
                .forEach(calendar -> entries.add(entry(
                        "calendar", calendar.getDisplayName(), calendar.getCreateTime(), calendar.getUpdateTime())));
        goals.objectives()
                .forEach(objective -> entries.add(entry(
                        "objective", objective.getTitle(), objective.getCreateTime(), objective.getUpdateTime())));
        goals.kpis()
                .forEach(kpi ->
                        entries.add(entry("kpi", kpi.getDisplayName(), kpi.getCreateTime(), kpi.getUpdateTime())));
        goals.tasks()
                .forEach(task ->
                        entries.add(entry("task", task.getTitle(), task.getCreateTime(), task.getUpdateTime())));
        entries.sort(Comparator.comparing(FeedEntry::time).reversed());
        return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
    }

    private static FeedEntry entry(String type, String title, Timestamp created, Timestamp updated) {
        Instant createTime = Times.instant(created);
        Instant updateTime = Times.instant(updated);
        boolean isNew = !updateTime.isAfter(createTime);
        return new FeedEntry(
                isNew ? Change.Kind.CREATED : Change.Kind.UPDATED,
                type,
                title,
                "",
                isNew ? createTime : updateTime,
                false);
    }
}
