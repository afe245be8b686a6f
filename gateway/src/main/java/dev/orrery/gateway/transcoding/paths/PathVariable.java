package dev.orrery.gateway.transcoding.paths;

/**
 * The part of a path that a field of the request is bound to.
 *
 * @param fieldPath the field, as in {@code event.name}
 * @param start the first segment
 * @param end the segment after the last; with {@code **} as the last one it goes on to the end of the path
 */
record PathVariable(String fieldPath, int start, int end) {
    PathVariable {
        if (start >= end) {
            throw new IllegalArgumentException(
                    "variable " + fieldPath + ": segments " + start + " to " + end + " (expected: at least one)");
        }
    }
}
