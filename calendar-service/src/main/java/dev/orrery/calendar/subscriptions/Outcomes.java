package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.FetchFailure;
import dev.orrery.calendar.subscription.RefreshTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reading makes of a subscription. */
final class Outcomes {
    private Outcomes() {}

    /** The same version as before. */
    static SubscriptionRecord same(Lease lease, Reading.Version version, Instant now) {
        return succeeded(lease, lease.row().copy(), version, now);
    }

    /** Another version, which has landed. */
    static SubscriptionRecord changed(Lease lease, Reading.Other other, EventCounts counts, Instant now) {
        SubscriptionRecord row = lease.row().copy();
        row.setAskedSeconds(other.text()
                .refreshInterval()
                .map(interval -> Math.clamp(interval.toSeconds(), 0, Integer.MAX_VALUE))
                .orElse(null));
        row.setChangesTime(now);
        row.setAddedCount(counts.added());
        row.setChangedCount(counts.changed());
        row.setRemovedCount(counts.removed());
        row.setUnchangedCount(counts.unchanged());
        row.setUnreadableCount(counts.unreadable());
        return succeeded(lease, row, other.version(), now);
    }

    /** No version at all: everything stays as it was. */
    static SubscriptionRecord failed(Lease lease, FetchFailure failure, Instant now) {
        SubscriptionRecord row = lease.row().copy();
        int failures = row.getFailureCount() + 1;
        row.setFailureCount(failures);
        row.setFailureReason(failure.reason().name());
        row.setFailureStatus(failure.httpStatus());
        row.setLastFetchTime(now);
        row.setNextFetchTime(RefreshTimes.afterFailure(now, failures, failure.retryAfter(), lease.seed()));
        return row;
    }

    /** How long is waited between two readings that succeed. */
    static Duration interval(SubscriptionRecord row) {
        return RefreshTimes.interval(duration(row.getRefreshSeconds()), duration(row.getAskedSeconds()));
    }

    private static SubscriptionRecord succeeded(
            Lease lease, SubscriptionRecord row, Reading.Version version, Instant now) {
        row.setContentEtag(version.etag());
        row.setContentModified(version.modified());
        row.setContentHash(version.hash().toByteArray());
        row.setFailureCount(0);
        row.setFailureReason(null);
        row.setFailureStatus(0);
        row.setLastFetchTime(now);
        row.setLastSuccessTime(now);
        row.setNextFetchTime(RefreshTimes.afterSuccess(now, interval(row), lease.seed()));
        return row;
    }

    private static @Nullable Duration duration(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
