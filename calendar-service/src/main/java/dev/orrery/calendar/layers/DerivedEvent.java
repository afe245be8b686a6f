package dev.orrery.calendar.layers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The date of a goal or of work, as it stands among events: a day, or a moment.
 *
 * @param source the resource's name without its organisation: {@code tasks/t}
 * @param isAllDay whether it is a day, which {@code startsAt} begins in UTC: a date has no zone
 */
public record DerivedEvent(
        String source, Layer layer, String title, boolean isAllDay, Instant startsAt, Instant endsAt) {
    public static DerivedEvent on(LocalDate day, String source, Layer layer, String title) {
        return new DerivedEvent(
                source,
                layer,
                title,
                true,
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    public static DerivedEvent at(Instant time, String source, Layer layer, String title) {
        return new DerivedEvent(source, layer, title, false, time, time);
    }

    /** Its day, of one that is a day. */
    public LocalDate day() {
        return startsAt.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
