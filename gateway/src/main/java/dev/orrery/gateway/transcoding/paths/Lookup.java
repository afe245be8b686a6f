package dev.orrery.gateway.transcoding.paths;

import java.util.Map;
import java.util.SortedSet;

/** What the index knows of a method and path. */
public sealed interface Lookup<T> {

    /** The path is bound for the method; the variables are decoded, by field path. */
    record Found<T>(T value, Map<String, String> variables) implements Lookup<T> {
        public Found {
            variables = Map.copyOf(variables);
        }
    }

    /** The path is known, but only with these methods. */
    record WrongMethod<T>(T anyValue, SortedSet<String> allowedMethods) implements Lookup<T> {}

    /** The path cannot be decoded; the description is fit to be shown to the caller. */
    record Malformed<T>(String description) implements Lookup<T> {}

    /** No template matches the path. */
    record Unknown<T>() implements Lookup<T> {}
}
