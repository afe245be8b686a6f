package dev.orrery.calendar.calendars;

import java.util.List;

/** The colours of calendars whose owner chose none: told apart easily, and by the id, so that they stay. */
final class Palette {
    private static final List<String> COLORS = List.of(
            "#3f6ad8", "#2e8b6f", "#b5542c", "#8a4fb0", "#c2447a", "#4a7c2f", "#9a7b1f", "#2f7f9e", "#6a5acd",
            "#a63d40");

    private Palette() {}

    static String colorOf(String calendarId) {
        return COLORS.get(Math.floorMod(calendarId.hashCode(), COLORS.size()));
    }
}
