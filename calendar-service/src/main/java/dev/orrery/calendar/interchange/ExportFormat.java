package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.CalendarWriter;

/** In which form a calendar is written. */
enum ExportFormat {
    TEXT("text/calendar; charset=utf-8"),
    JCAL("application/calendar+json; charset=utf-8");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    /** Of a request that was validated. */
    static ExportFormat of(String alt) {
        return alt.equals("jcal") ? JCAL : TEXT;
    }

    String contentType() {
        return contentType;
    }

    CalendarWriter writer() {
        return switch (this) {
            case TEXT -> CalendarWriter.ofText();
            case JCAL -> CalendarWriter.ofJcal();
        };
    }
}
