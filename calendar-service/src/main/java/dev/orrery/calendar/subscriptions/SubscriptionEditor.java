package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.SubscriptionUrl;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.SubscribeCalendarRequest;
import dev.orrery.calendar.v1.SubscribeCalendarResponse;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What callers do with subscriptions, in the transaction that is given. */
@Component
final class SubscriptionEditor {
    /** So that nobody makes this service a burden to another by pressing a button. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final CalendarEditor calendars;
    private final SubscriptionLoop loop;
    private final SubscriptionProperties properties;
    private final Clock clock;

    SubscriptionEditor(
            CalendarEditor calendars, SubscriptionLoop loop, SubscriptionProperties properties, Clock clock) {
        this.calendars = calendars;
        this.loop = loop;
        this.properties = properties;
        this.clock = clock;
    }

    SubscribeCalendarResponse subscribe(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            SubscribeCalendarRequest request) {
        SubscriptionUrl url = SubscriptionProtos.url(request.getSubscription());
        // Two at once may both be the last: the limit holds back, it does not count.
        if (SubscriptionStore.hasAtLeast(transaction, properties.maxPerOrganization())) {
            throw ServiceException.of(
                            ErrorReason.TOO_MANY_SUBSCRIPTIONS,
                            "The organisation has as many subscriptions as it may have.")
                    .with("limit", Integer.toString(properties.maxPerOrganization()))
                    .build();
        }
        Calendar wanted = request.getCalendar().getDisplayName().isBlank()
                ? request.getCalendar().toBuilder().setDisplayName(url.host()).build()
                : request.getCalendar();
        Calendar calendar = calendars.createCopy(transaction, caller, membership, request.getCalendarId(), wanted);
        CalendarId id = CalendarName.parse("name", calendar.getName()).calendar();
        Instant now = now();
        SubscriptionRecord row = Settings.begin(id, url, request.getSubscription(), now);
        SubscriptionStore.insert(transaction, row);
        transaction.afterCommit(loop::wake);
        return SubscribeCalendarResponse.newBuilder()
                .setCalendar(calendar)
                .setSubscription(SubscriptionProtos.subscription(membership.organization(), row, CalendarRole.OWNER))
                .build();
    }

    Subscription get(OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId calendar) {
        CalendarRole role = require(transaction, caller, membership, calendar, CalendarRole.READ);
        return SubscriptionProtos.subscription(
                membership.organization(), find(transaction, membership, calendar), role);
    }

    Subscription update(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId calendar,
            Update<Subscription> update) {
        CalendarStore.lock(transaction, calendar);
        CalendarRole role = require(transaction, caller, membership, calendar, CalendarRole.MANAGE);
        SubscriptionRecord row = find(transaction, membership, calendar);
        Etag.ofVersion(row.getVersion())
                .requireMatch(update.patch().getEtag(), SubscriptionName.of(membership.organization(), calendar));
        Subscription before = SubscriptionProtos.subscription(membership.organization(), row, role);
        Subscription wanted = update.applyTo(before);
        if (Settings.change(row, SubscriptionProtos.url(wanted), wanted, now())) {
            SubscriptionStore.update(transaction, row);
            transaction.afterCommit(loop::wake);
        }
        return SubscriptionProtos.subscription(membership.organization(), row, role);
    }

    Subscription refresh(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId calendar) {
        CalendarRole role = require(transaction, caller, membership, calendar, CalendarRole.MANAGE);
        SubscriptionRecord row = find(transaction, membership, calendar);
        if (row.getIsPaused()) {
            throw ServiceException.of(ErrorReason.SUBSCRIPTION_PAUSED, "The subscription is paused.")
                    .resource("subscription", SubscriptionName.of(membership.organization(), calendar))
                    .build();
        }
        Instant now = now();
        Instant last = row.getLastFetchTime();
        boolean isRecent = last != null && last.plus(SHORTEST_PAUSE).isAfter(now);
        SubscriptionStore.readBy(transaction, calendar, isRecent ? last.plus(SHORTEST_PAUSE) : now);
        transaction.afterCommit(loop::wake);
        return SubscriptionProtos.subscription(
                membership.organization(), find(transaction, membership, calendar), role);
    }

    private static CalendarRole require(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId calendar,
            CalendarRole needed) {
        SelectCalendars select = new SelectCalendars(transaction, Viewers.of(caller, membership));
        StoredCalendar found = CalendarAccess.require(select, membership.organization(), calendar, needed);
        return found.role();
    }

    private static SubscriptionRecord find(
            OrganizationTransaction transaction, Membership membership, CalendarId calendar) {
        return SubscriptionStore.find(transaction, calendar)
                .orElseThrow(() -> ServiceException.of(
                                ErrorReason.SUBSCRIPTION_NOT_FOUND, "The calendar is not kept elsewhere.")
                        .resource("subscription", SubscriptionName.of(membership.organization(), calendar))
                        .build());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
