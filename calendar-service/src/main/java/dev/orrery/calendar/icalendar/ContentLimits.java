package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.InvalidEventException;

/** What the contract allows of an event, for those that do not come through it. */
final class ContentLimits {
    private static final int MAX_TITLE_CHARS = 1_000;
    private static final int MAX_DESCRIPTION_CHARS = 64_000;
    private static final int MAX_LOCATION_CHARS = 1_000;
    private static final int MAX_URL_CHARS = 2_000;
    private static final int MAX_ATTENDEES = 1_000;
    private static final int MAX_CATEGORIES = 50;
    private static final int MAX_EXTRA_CHARS = 256 * 1024;

    private ContentLimits() {}

    static void check(EventContent content) {
        atMost("SUMMARY", content.title().length(), MAX_TITLE_CHARS, "characters");
        atMost("DESCRIPTION", content.description().length(), MAX_DESCRIPTION_CHARS, "characters");
        atMost("LOCATION", content.location().length(), MAX_LOCATION_CHARS, "characters");
        atMost("URL", content.url().length(), MAX_URL_CHARS, "characters");
        atMost("ATTENDEE", content.attendees().size(), MAX_ATTENDEES, "of them");
        atMost("CATEGORIES", content.categories().size(), MAX_CATEGORIES, "of them");
        int extra = content.extraLines().stream().mapToInt(String::length).sum();
        atMost("VEVENT", extra, MAX_EXTRA_CHARS, "characters of other properties");
    }

    private static void atMost(String property, int size, int max, String unit) {
        if (size > max) {
            throw InvalidEventException.field(property, size + " " + unit + " (expected: at most " + max + ")");
        }
    }
}
