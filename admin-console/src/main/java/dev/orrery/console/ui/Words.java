package dev.orrery.console.ui;

import java.util.Locale;

/** Constants of the API as people read them. */
public final class Words {
    private Words() {}

    /** {@code Off track} for OFF_TRACK. */
    public static String of(Enum<?> constant) {
        String words = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
