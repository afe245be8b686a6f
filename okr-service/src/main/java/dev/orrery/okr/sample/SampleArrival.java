package dev.orrery.okr.sample;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.calendar.CalendarEvents;
import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.edits.Arrival;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.names.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Gives a member sample data on the first call, once for good. calendar-service leads: it makes its sample calendar when
 * the caller lists calendars, and without that calendar (removed, or not made) nothing is made here either.
 */
@Component
@ConditionalOnBooleanProperty("orrery.sample-data.enabled")
final class SampleArrival implements Arrival {
    private static final Logger log = LoggerFactory.getLogger(SampleArrival.class);
    private static final int MAX_KNOWN = 100_000;

    /** How long not to ask again after calendar-service was away or had no sample calendar. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(20);

    private final Edits edits;
    private final CalendarEvents calendar;
    private final SampleGoals goals;
    private final SampleWork work;
    private final SampleLinks links;
    private final Cache<Visitor, Boolean> served =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();
    private final Cache<Visitor, Boolean> tried = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(RETRY_DELAY)
            .build();

    SampleArrival(Edits edits, CalendarEvents calendar, SampleGoals goals, SampleWork work, SampleLinks links) {
        this.edits = edits;
        this.calendar = calendar;
        this.goals = goals;
        this.work = work;
        this.links = links;
    }

    private record Visitor(UUID organization, UUID user) {}

    @Override
    public void of(Member member) {
        Visitor visitor = new Visitor(
                member.organization().id().value(), member.caller().id().value());
        if (served.getIfPresent(visitor) != null || tried.asMap().putIfAbsent(visitor, true) != null) {
            return;
        }
        try {
            if (isServed(member) || serve(member)) {
                served.put(visitor, true);
            }
        } catch (ServiceException | IllegalStateException failure) {
            // Sample data is a courtesy: the call goes on, and a later one tries again.
            log.warn("No sample data for now: {}", failure.getMessage());
            log.debug("Failure of sample data", failure);
        }
    }

    private boolean isServed(Member member) {
        return edits.read(
                member,
                transaction -> SampleRows.has(transaction, member.caller().id().value()));
    }

    /** Whether the sample data is there after it, made by this call or by another. */
    private boolean serve(Member member) {
        Optional<SampleNames> names = sampleCalendar(member);
        if (names.isEmpty()) {
            return false;
        }
        List<EventFacts> events = sampleEvents(member, names.get());
        edits.runAs(member.author(), member.organization(), edit -> {
            boolean isFirst = SampleRows.claim(edit, member.caller().id().value(), names.get());
            if (isFirst) {
                work.create(edit, names.get());
                goals.create(edit, names.get());
                links.create(edit, names.get(), events);
            }
            return isFirst;
        });
        return true;
    }

    private Optional<SampleNames> sampleCalendar(Member member) {
        String owner = member.organization().userName(member.caller().id());
        return calendar.calendarsOfCaller(member.organization()).stream()
                .filter(found -> found.getOwner().equals(owner))
                .map(Calendar::getName)
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(id -> id.startsWith(SampleNames.CALENDAR_PREFIX))
                .findFirst()
                .map(SampleNames::new);
    }

    private List<EventFacts> sampleEvents(Member member, SampleNames names) {
        List<EventFacts> events = new ArrayList<>();
        for (String event : SampleLinks.SERVED_BY_EVENT.keySet()) {
            calendar.readableByCaller(member.organization(), new EventId(names.calendarId(), event), "")
                    .ifPresent(events::add);
        }
        return events;
    }
}
