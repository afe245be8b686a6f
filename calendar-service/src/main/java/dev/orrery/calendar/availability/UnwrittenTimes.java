package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.ATTENDEE;
import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.InstanceExpansion.Expanded;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * When subjects are taken by instances that are not written down: of series that go on beyond the horizon, or are too
 * dense for it. Seldom any: a range that ends within a year meets the dense ones only.
 */
final class UnwrittenTimes {
    /** More instances of one series are not worked out for a question about busy times. */
    private static final int MAX_INSTANCES = 10_000;

    private final Sources sources;
    private final Interval range;

    UnwrittenTimes(Sources sources, Interval range) {
        this.sources = sources;
        this.range = range;
    }

    /**
     * A series whose instances reach beyond those that are written.
     *
     * @param zone of its calendar
     */
    record OpenSeries(StoredEvent stored, ZoneId zone) {}

    /** The series that the subjects' times have to be worked out of. */
    List<OpenSeries> select(OrganizationTransaction transaction) {
        Map<EventKey, ZoneId> open = open(transaction);
        return new SelectEvents(transaction)
                .byKeys(open.keySet()).stream()
                        .map(stored -> new OpenSeries(stored, Objects.requireNonNull(open.get(stored.key()))))
                        .toList();
    }

    /** Adds what is not written of them to the subjects' times. */
    void add(List<OpenSeries> series, TakenTimes times) {
        series.forEach(open -> add(open.stored(), open.zone(), times));
    }

    private Map<EventKey, ZoneId> open(OrganizationTransaction transaction) {
        Condition isHeld = EVENT.CALENDAR_ID.eq(DSL.any(sources.calendarIds()));
        Condition isAnswered = DSL.exists(DSL.selectOne()
                .from(ATTENDEE)
                .where(
                        ATTENDEE.ORG_ID.eq(EVENT.ORG_ID),
                        ATTENDEE.CALENDAR_ID.eq(EVENT.CALENDAR_ID),
                        ATTENDEE.EVENT_ID.eq(EVENT.EVENT_ID),
                        ATTENDEE.USER_ID.eq(DSL.any(sources.users()))));
        Map<EventKey, ZoneId> open = new HashMap<>();
        transaction
                .sql()
                .select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, CALENDAR_.TIME_ZONE)
                .from(EVENT)
                .join(CALENDAR_)
                .on(EVENT.ORG_ID.eq(CALENDAR_.ORG_ID), EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID))
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.EXPANDED_UNTIL.lt(range.end()),
                        EVENT.STARTS_AT.lt(range.end()),
                        CALENDAR_.DELETE_TIME.isNull(),
                        isHeld.or(isAnswered))
                .forEach(row -> open.put(EventKey.of(row.value1(), row.value2()), Zones.known(row.value3())));
        return open;
    }

    private void add(StoredEvent stored, ZoneId zone, TakenTimes times) {
        Map<Integer, Claim> claims = claims(stored);
        if (claims.isEmpty()) {
            return;
        }
        Instant written = Objects.requireNonNull(stored.expandedUntil());
        TimeRange asked = new TimeRange(range.start(), range.end());
        Expanded expanded = InstanceExpansion.expand(stored.event(), zone, written, asked, MAX_INSTANCES);
        if (expanded.isSpent() || expanded.occurrences().size() == MAX_INSTANCES) {
            claims.keySet().forEach(times::giveUp);
            return;
        }
        for (Occurrence occurrence : expanded.occurrences()) {
            claims.forEach((subject, claim) ->
                    times.add(subject, occurrence.startsAt(), occurrence.endsAt(), claim == Claim.TENTATIVE));
        }
    }

    /** Whose time the series takes. */
    private Map<Integer, Claim> claims(StoredEvent stored) {
        EventContent content = stored.event().body().content();
        Map<Integer, Claim> claims = new HashMap<>();
        for (Sources.OfCalendar source : sources.calendars()) {
            if (source.calendar().equals(stored.calendar())) {
                UUID owner = source.owner();
                Claim claim = owner == null ? Claim.onCalendar(content) : Claim.onUser(content, owner, true);
                claims.merge(source.subject(), claim, Claim::stronger);
            }
        }
        for (Sources.OfPerson person : sources.people()) {
            claims.merge(person.subject(), Claim.onUser(content, person.user(), false), Claim::stronger);
        }
        claims.values().removeIf(claim -> claim == Claim.NONE);
        return claims;
    }
}
