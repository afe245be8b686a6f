package dev.orrery.console.ui;

import java.util.Locale;

/** What a colour means, the same on every page. */
public enum Tone {
    GOOD,
    WARN,
    BAD,
    INFO,
    QUIET;

    /** The class that carries the colour. */
    public String className() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
