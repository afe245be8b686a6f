package dev.orrery.calendar.series;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A changed instance after its series was edited: field by field what was changed about the instance, and where nothing
 * was, what the series says now.
 */
final class MergedContent {
    private final EventContent base;
    private final EventContent instance;
    private final EventContent series;

    private MergedContent(EventContent base, EventContent instance, EventContent series) {
        this.base = base;
        this.instance = instance;
        this.series = series;
    }

    /**
     * Merges three versions.
     *
     * @param base the series before its edit, from which the instance was made
     */
    static EventContent of(EventContent base, EventContent instance, EventContent series) {
        return base.equals(series) ? instance : new MergedContent(base, instance, series).merged();
    }

    private EventContent merged() {
        return new EventContent(
                of(EventContent::title),
                of(EventContent::description),
                of(EventContent::location),
                ofNullable(EventContent::geo),
                of(EventContent::url),
                of(EventContent::type),
                of(EventContent::status),
                of(EventContent::visibility),
                of(EventContent::transparency),
                ofNullable(EventContent::organizer),
                attendees(),
                of(EventContent::rooms),
                of(EventContent::color),
                of(EventContent::isImportant),
                of(EventContent::categories),
                of(EventContent::project),
                of(EventContent::reminders),
                of(EventContent::properties),
                of(EventContent::extraLines),
                of(EventContent::settings));
    }

    /** The series' guests with the answers for this instance, unless the instance has guests of its own. */
    private List<Attendee> attendees() {
        if (!addresses(base).equals(addresses(instance))) {
            return instance.attendees();
        }
        Map<String, Attendee> before = byAddress(base);
        Map<String, Attendee> own = byAddress(instance);
        return series.attendees().stream()
                .map(attendee -> {
                    Attendee here = own.get(attendee.address());
                    return here == null || here.equals(before.get(attendee.address()))
                            ? attendee
                            : attendee.answered(here.response(), here.comment());
                })
                .toList();
    }

    private static List<String> addresses(EventContent content) {
        return content.attendees().stream().map(Attendee::address).toList();
    }

    private static Map<String, Attendee> byAddress(EventContent content) {
        Map<String, Attendee> attendees = new HashMap<>();
        content.attendees().forEach(attendee -> attendees.put(attendee.address(), attendee));
        return attendees;
    }

    private <T> T of(Function<EventContent, T> field) {
        T own = field.apply(instance);
        return own.equals(field.apply(base)) ? field.apply(series) : own;
    }

    private <T> @Nullable T ofNullable(Function<EventContent, @Nullable T> field) {
        @Nullable T own = field.apply(instance);
        return Objects.equals(own, field.apply(base)) ? field.apply(series) : own;
    }
}
