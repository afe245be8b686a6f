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
}
