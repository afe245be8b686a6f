package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When a room can be used: a week of hours in the room's zone, so that nine o'clock stays nine o'clock across changes of
 * the clock. Without any hours it can be used always.
 */
public record OperatingHours(ZoneId zone, List<OpenHours> week) {
    public OperatingHours {
        week = week.stream().sorted().toList();
        for (int i = 1; i < week.size(); i++) {
            if (week.get(i).overlaps(week.get(i - 1))) {
                throw new IllegalArgumentException(
                        "week: " + week.get(i) + " (expected: not over " + week.get(i - 1) + ")");
            }
        }
    }

    /** Whether the room can be used all through. */
    public boolean cover(TimeRange range) {
        return week.isEmpty()
                || openWithin(range).stream()
                        .anyMatch(open -> !open.start().isAfter(range.start())
                                && !open.end().isBefore(range.end()));
    }

    /** The times within which it can be used, in order and none touching another, as far as they meet the range. */
    public List<TimeRange> openWithin(TimeRange range) {
        if (week.isEmpty()) {
            return List.of(range);
        }
        List<TimeRange> open = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(range.end(), zone);
        for (LocalDate day = LocalDate.ofInstant(range.start(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (OpenHours hours : week) {
                if (hours.day() == day.getDayOfWeek()) {
                    add(open, at(day, hours.startMinute()), at(day, hours.endMinute()));
                }
            }
        }
        open.removeIf(hours -> !hours.overlaps(range.start(), range.end()));
        return open;
    }

    /** Hours that go on where the previous ones end are one with them, such as those around midnight. */
    private static void add(List<TimeRange> open, Instant start, Instant end) {
        if (!start.isBefore(end)) {
            // The clock jumped over all of it.
            return;
        }
        if (!open.isEmpty() && !open.getLast().end().isBefore(start)) {
            open.set(open.size() - 1, new TimeRange(open.getLast().start(), end));
        } else {
            open.add(new TimeRange(start, end));
        }
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }
}
