package dev.orrery.calendar.feeds;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.FeedRecord;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What callers do to feeds, in the transaction that is given. */
@Component
final class FeedEditor {
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    FeedEditor(Clock clock) {
        this.clock = clock;
    }

    Feed create(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId calendar, Feed feed) {
        requireManager(transaction, caller, membership, calendar);
        Instant now = now();
        FeedToken token = FeedToken.random(membership.organization().id(), random);
        FeedRecord row = new FeedRecord();
        row.setCalendarId(calendar.value());
        row.setFeedId(Ids.next(now));
        row.setDisplayName(feed.getDisplayName());
        row.setDetail(FeedProtos.detail(feed).name());
        row.setTokenHash(token.hash());
        row.setCreatorId(caller.id().value());
        row.setCreateTime(now);
        row.setRotateTime(now);
        FeedStore.insert(transaction, row);
        return FeedProtos.feed(membership.organization(), row).toBuilder()
                .setPath(token.path())
                .build();
    }

    Page<Feed> list(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId calendar,
            PageRequest page) {
        requireManager(transaction, caller, membership, calendar);
        return FeedStore.page(transaction, calendar, page).map(row -> FeedProtos.feed(membership.organization(), row));
    }

    Feed rotate(OrganizationTransaction transaction, Caller caller, Membership membership, FeedName name) {
        requireManager(transaction, caller, membership, name.calendar());
        FeedToken token = FeedToken.random(membership.organization().id(), random);
        if (!FeedStore.rotate(transaction, name, token, now())) {
            throw missing(membership, name);
        }
        FeedRecord row = FeedStore.find(transaction, name).orElseThrow(() -> missing(membership, name));
        return FeedProtos.feed(membership.organization(), row).toBuilder()
                .setPath(token.path())
                .build();
    }

    void delete(OrganizationTransaction transaction, Caller caller, Membership membership, FeedName name) {
        requireManager(transaction, caller, membership, name.calendar());
        if (!FeedStore.delete(transaction, name)) {
            throw missing(membership, name);
        }
    }

    private static void requireManager(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId calendar) {
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        CalendarAccess.require(calendars, membership.organization(), calendar, CalendarRole.MANAGE);
    }

    private static ServiceException missing(Membership membership, FeedName name) {
        return ServiceException.of(ErrorReason.FEED_NOT_FOUND, "There is no such feed.")
                .resource("feed", FeedName.of(membership.organization(), name.calendar(), name.feed()))
                .build();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
