package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.SubscriptionUrl;
import dev.orrery.calendar.v1.Subscription;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers set of a subscription, and what follows from it for the next reading. */
final class Settings {
    private static final long FIRST_VERSION = 1;

    private Settings() {}

    /** A new subscription, which is due. */
    static SubscriptionRecord begin(CalendarId calendar, SubscriptionUrl url, Subscription wanted, Instant now) {
        SubscriptionRecord row = new SubscriptionRecord();
        row.setCalendarId(calendar.value());
        row.setRefreshSeconds(SubscriptionProtos.refreshSeconds(wanted));
        row.setIsPaused(wanted.getPaused());
        row.setAddedCount(0);
        row.setChangedCount(0);
        row.setRemovedCount(0);
        row.setUnchangedCount(0);
        row.setUnreadableCount(0);
        row.setVersion(FIRST_VERSION);
        row.setCreateTime(now);
        row.setUpdateTime(now);
        readAnew(row, url, now);
        return row;
    }

    /** Changes what differs; whether anything does. */
    static boolean change(SubscriptionRecord row, SubscriptionUrl url, Subscription wanted, Instant now) {
        @Nullable Integer refreshSeconds = SubscriptionProtos.refreshSeconds(wanted);
        boolean isElsewhere = !row.getUrl().equals(url.value());
        boolean isOtherInterval = !Objects.equals(row.getRefreshSeconds(), refreshSeconds);
        boolean isOtherPause = row.getIsPaused() != wanted.getPaused();
        if (!isElsewhere && !isOtherInterval && !isOtherPause) {
            return false;
        }
        row.setRefreshSeconds(refreshSeconds);
        row.setIsPaused(wanted.getPaused());
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(now);
        if (isElsewhere) {
            readAnew(row, url, now);
        } else if (isOtherPause) {
            row.setNextFetchTime(now);
        } else if (row.getFailureCount() == 0 && row.getLastFetchTime() != null) {
            row.setNextFetchTime(row.getLastFetchTime().plus(Outcomes.interval(row)));
        }
        return true;
    }

    /** As if it had never been read, for nothing that is known is known of this address. */
    private static void readAnew(SubscriptionRecord row, SubscriptionUrl url, Instant now) {
        row.setUrl(url.value());
        row.setAskedSeconds(null);
        row.setContentEtag(null);
        row.setContentModified(null);
        row.setContentHash(null);
        row.setNextFetchTime(now);
        row.setLastFetchTime(null);
        row.setLastSuccessTime(null);
        row.setFailureCount(0);
        row.setFailureReason(null);
        row.setFailureStatus(0);
    }
}
