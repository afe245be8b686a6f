package dev.orrery.gateway.transcoding.binding;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, so that the caller learns of all of it at once. */
final class Violations {
    private static final int MAX_VIOLATIONS = 20;

    private final List<Violation> found = new ArrayList<>();

    void add(String field, String description) {
        if (found.size() < MAX_VIOLATIONS) {
            found.add(new Violation(field, description));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BindingException(found);
        }
    }
}
