package dev.orrery.calendar.icalendar;

/** A line that is no property at all. */
final class MalformedLineException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN_CHARS = 60;

    MalformedLineException(String line) {
        super("line: " + line.substring(0, Math.min(line.length(), MAX_SHOWN_CHARS)) + " (expected: NAME:value)");
    }
}
