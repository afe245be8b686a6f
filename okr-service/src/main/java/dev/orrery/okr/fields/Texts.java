package dev.orrery.okr.fields;

import dev.orrery.kit.errors.ServiceException;

/** Texts of the contract. Their lengths are held by the contract's own rules. */
public final class Texts {
    private Texts() {}

    /** The text in a field that must have one. A partial update may leave it out, so only the service can tell. */
    public static String required(String field, String text) {
        if (text.isBlank()) {
            throw ServiceException.invalidField(field, "empty (expected: 1 to 300 characters)");
        }
        return text;
    }

    /** A text that nobody else has checked: not too long, and such as PostgreSQL can keep. */
    public static String atMost(String field, int maxChars, String text) {
        if (text.codePointCount(0, text.length()) > maxChars) {
            throw ServiceException.invalidField(
                    field, text.length() + " characters (expected: at most " + maxChars + ")");
        }
        if (text.indexOf('\0') >= 0) {
            throw ServiceException.invalidField(field, "has U+0000 (expected: text without it)");
        }
        return text;
    }
}
