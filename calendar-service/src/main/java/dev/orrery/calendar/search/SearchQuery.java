package dev.orrery.calendar.search;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.SearchEventsRequest;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.filters.Filter;
import dev.orrery.kit.filters.Filter.Comparison;
import dev.orrery.kit.filters.Filter.Operator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; null where it does not matter.
 *
 * @param from only what ends after it
 * @param to only what starts before it
 * @param firstStart only what starts then or later
 * @param lastStart only what starts before it
 */
record SearchQuery(
        String words,
        @Nullable String type,
        @Nullable String organizer,
        @Nullable String attendee,
        @Nullable String category,
        @Nullable String calendar,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant firstStart,
        @Nullable Instant lastStart) {
    private static final String TYPE = "eventType";
    private static final String ORGANIZER = "organizer";
    private static final String ATTENDEE = "attendee";
    private static final String CATEGORY = "category";
    private static final String CALENDAR = "calendar";
    private static final String START = "startTime";

    static SearchQuery of(SearchEventsRequest request) {
        Filter filter = Filter.parse(request.getFilter(), Set.of(TYPE, ORGANIZER, ATTENDEE, CATEGORY, CALENDAR, START));
        String calendar = value(filter, CALENDAR);
        return new SearchQuery(
                SearchWords.prefixes(request.getQ()),
                type(value(filter, TYPE)),
                value(filter, ORGANIZER),
                value(filter, ATTENDEE),
                value(filter, CATEGORY),
                calendar == null
                        ? null
                        : CalendarName.parse("filter", calendar).calendar().value(),
                request.hasStartTime() ? instant(request.getStartTime()) : null,
                request.hasEndTime() ? instant(request.getEndTime()) : null,
                start(filter, Operator.GREATER_OR_EQUAL),
                start(filter, Operator.LESS));
    }

    boolean hasRange() {
        return from != null || to != null;
    }

    private static @Nullable String value(Filter filter, String field) {
        String value = null;
        for (Comparison comparison : filter.comparisons()) {
            if (comparison.field().equals(field)) {
                boolean isEqual = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.HAS;
                if (!isEqual || value != null) {
                    throw ServiceException.invalidField(
                            "filter", field + comparison.operator().symbol() + " (expected: " + field + "= once)");
                }
                value = comparison.value();
            }
        }
        return value;
    }

    private static @Nullable String type(@Nullable String name) {
        boolean isKnown = name == null
                || Arrays.stream(EventType.values())
                        .anyMatch(type -> type.name().equals(name));
        if (!isKnown) {
            throw ServiceException.invalidField("filter", name + " (expected: an event type)");
        }
        return name;
    }

    private static @Nullable Instant start(Filter filter, Operator operator) {
        Instant start = null;
        for (Comparison comparison : filter.comparisons()) {
            if (comparison.field().equals(START)) {
                if (comparison.operator() != Operator.LESS && comparison.operator() != Operator.GREATER_OR_EQUAL) {
                    throw ServiceException.invalidField(
                            "filter", START + comparison.operator().symbol() + " (expected: >= or <)");
                }
                start = comparison.operator() == operator ? time(comparison.value()) : start;
            }
        }
        return start;
    }

    private static Instant time(String value) {
        try {
            return instant(Timestamps.parse(value));
        } catch (ParseException malformed) {
            throw ServiceException.invalidField("filter", value + " (expected: a time such as 2026-11-21T09:00:00Z)");
        }
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
