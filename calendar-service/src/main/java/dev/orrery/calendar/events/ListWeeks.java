package dev.orrery.calendar.events;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.calendars.CalendarInState;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.events.RememberedWeeks.Week;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists what takes place in a calendar, occurrence by occurrence, for those who see all of it: from the weeks that are
 * remembered of it, reading only those that are not.
 */
final class ListWeeks {
    /** Of all weeks that are read at once. More is read page by page. */
    private static final int MAX_OCCURRENCES = 4_000;

    private final OrganizationTransaction transaction;
    private final EventSource source;
    private final RememberedWeeks remembered;
    private final CalendarInState calendar;

    ListWeeks(
            OrganizationTransaction transaction,
            EventSource source,
            RememberedWeeks remembered,
            CalendarInState calendar) {
        this.transaction = transaction;
        this.source = source;
        this.remembered = remembered;
        this.calendar = calendar;
    }

    /** Empty where the range is too long to remember, or has too much in it, or more than what is written down. */
    Optional<Page<ByteString>> page(PageRequest page, TimeRange range) {
        return WeekSpan.of(range).flatMap(this::weeks).map(weeks -> {
            List<RememberedOccurrence> found = select(weeks, range, page.after().map(Place::of), page.limit());
            return page.page(found, occurrence -> occurrence.place().cursor()).map(RememberedOccurrence::event);
        });
    }

    private static List<RememberedOccurrence> select(
            SortedMap<Long, Week> weeks, TimeRange range, Optional<Place> after, int limit) {
        List<RememberedOccurrence> found = new ArrayList<>();
        for (Map.Entry<Long, Week> week : weeks.entrySet()) {
            Instant begin = WeekSpan.start(week.getKey());
            for (RememberedOccurrence occurrence : week.getValue().occurrences().orElseThrow()) {
                boolean isSeenBefore = !week.getKey().equals(weeks.firstKey()) && occurrence.beginsBefore(begin);
                if (!isSeenBefore && occurrence.isIn(range) && (after.isEmpty() || occurrence.isAfter(after.get()))) {
                    found.add(occurrence);
                }
                if (found.size() == limit) {
                    return found;
                }
            }
        }
        return found;
    }

    /** What takes place in each of these weeks; empty where that of one is not remembered. */
    private Optional<SortedMap<Long, Week>> weeks(WeekSpan span) {
        SortedMap<Long, Week> weeks = new TreeMap<>();
        span.weeks()
                .forEach(
                        week -> remembered.get(key(week), calendar.state()).ifPresent(known -> weeks.put(week, known)));
        if (areRemembered(weeks)) {
            span.without(weeks.keySet()).ifPresent(missing -> weeks.putAll(read(missing)));
        }
        return areRemembered(weeks) ? Optional.of(weeks) : Optional.empty();
    }

    private static boolean areRemembered(SortedMap<Long, Week> weeks) {
        return weeks.values().stream().allMatch(week -> week.occurrences().isPresent());
    }

    private Map<Long, Week> read(WeekSpan span) {
        EventQuery query = new EventQuery(List.of(calendar.calendar()), span.range(), Set.of(), "");
        Optional<List<RememberedOccurrence>> all = new ListInstances(
                        transaction, source, query, DerivedLayers.none(transaction, query))
                .allWritten(MAX_OCCURRENCES)
                .map(shown -> shown.stream().map(RememberedOccurrence::of).toList());
        Map<Long, Week> read =
                span.weeks().boxed().collect(Collectors.toMap(Function.identity(), week -> week(all, week)));
        read.forEach((week, occurrences) -> remembered.put(key(week), occurrences));
        return read;
    }

    private Week week(Optional<List<RememberedOccurrence>> all, long week) {
        TimeRange range = new WeekSpan(week, week).range();
        return new Week(
                calendar.state(),
                all.map(occurrences -> occurrences.stream()
                        .filter(occurrence -> occurrence.isIn(range))
                        .toList()));
    }

    private RememberedWeeks.Key key(long week) {
        return new RememberedWeeks.Key(
                transaction.organization(), calendar.calendar().id(), week);
    }
}
