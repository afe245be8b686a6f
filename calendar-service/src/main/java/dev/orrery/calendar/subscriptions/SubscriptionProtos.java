package dev.orrery.calendar.subscriptions;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.SubscriptionUrl;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Subscriptions between the contract and the service. */
final class SubscriptionProtos {
    private SubscriptionProtos() {}

    /** The subscription as somebody of this role sees it. */
    static Subscription subscription(Organization organization, SubscriptionRecord row, CalendarRole role) {
        Subscription.Builder subscription = Subscription.newBuilder()
                .setName(SubscriptionName.of(organization, new CalendarId(row.getCalendarId())))
                .setHost(new SubscriptionUrl(row.getUrl()).host())
                .setPaused(row.getIsPaused())
                .setState(state(row))
                .setEffectiveRefreshInterval(seconds(Outcomes.interval(row).toSeconds()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(timestamp(row.getCreateTime()))
                .setUpdateTime(timestamp(row.getUpdateTime()));
        if (role.includes(CalendarRole.MANAGE)) {
            subscription.setUrl(row.getUrl());
        }
        if (row.getRefreshSeconds() != null) {
            subscription.setRefreshInterval(seconds(row.getRefreshSeconds()));
        }
        if (row.getLastFetchTime() != null) {
            subscription.setLastFetchTime(timestamp(row.getLastFetchTime()));
        }
        if (row.getLastSuccessTime() != null) {
            subscription.setLastSuccessTime(timestamp(row.getLastSuccessTime()));
        }
        if (!row.getIsPaused()) {
            subscription.setNextFetchTime(timestamp(row.getNextFetchTime()));
        }
        addFailure(row, subscription);
        addChanges(row, subscription);
        return subscription.build();
    }

    /** The address that a caller gave. */
    static SubscriptionUrl url(Subscription subscription) {
        try {
            return SubscriptionUrl.parse(subscription.getUrl());
        } catch (IllegalArgumentException wrong) {
            throw ServiceException.invalidField("subscription.url", String.valueOf(wrong.getMessage()));
        }
    }

    /** The interval that a caller chose. */
    static @Nullable Integer refreshSeconds(Subscription subscription) {
        return subscription.hasRefreshInterval()
                ? Math.toIntExact(subscription.getRefreshInterval().getSeconds())
                : null;
    }

    private static Subscription.State state(SubscriptionRecord row) {
        if (row.getIsPaused()) {
            return Subscription.State.PAUSED;
        }
        if (row.getFailureCount() > 0) {
            return Subscription.State.FAILING;
        }
        return row.getLastSuccessTime() == null ? Subscription.State.WAITING : Subscription.State.OK;
    }

    private static void addFailure(SubscriptionRecord row, Subscription.Builder subscription) {
        if (row.getFailureReason() != null) {
            subscription.setLastFailure(Subscription.Failure.newBuilder()
                    .setReason(Subscription.Failure.Reason.valueOf(row.getFailureReason()))
                    .setHttpStatus(row.getFailureStatus())
                    .setTime(timestamp(row.getLastFetchTime()))
                    .setCount(row.getFailureCount()));
        }
    }

    private static void addChanges(SubscriptionRecord row, Subscription.Builder subscription) {
        if (row.getChangesTime() != null) {
            subscription.setLastChanges(Subscription.Changes.newBuilder()
                    .setTime(timestamp(row.getChangesTime()))
                    .setAdded(row.getAddedCount())
                    .setChanged(row.getChangedCount())
                    .setRemoved(row.getRemovedCount())
                    .setUnchanged(row.getUnchangedCount())
                    .setUnreadable(row.getUnreadableCount()));
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.newBuilder().setSeconds(seconds).build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
