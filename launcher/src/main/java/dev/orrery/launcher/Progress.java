package dev.orrery.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads while the platform starts and stops: a line for each part. */
final class Progress {

    private static final int NAME_WIDTH = 18;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    /** Says what a part is doing before it is done. */
    void note(String part, String text) {
        out.println("  " + padded(part) + text);
    }

    /** Says what became of a part: {@code calendar-service  ready      4.2 s  127.0.0.1:9091}. */
    void done(String part, String what, Duration took, String where) {
        out.println("  " + padded(part)
                + String.format(Locale.ROOT, "%-8s %6s  %s", what, seconds(took), where)
                        .stripTrailing());
    }

    /** A row of the status table. */
    void state(String part, String state, String where) {
        out.println("  " + padded(part) + String.format(Locale.ROOT, "%-28s %s", state, where));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String padded(String part) {
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", part);
    }
}
