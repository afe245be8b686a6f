package dev.orrery.console.live;

import dev.orrery.console.calls.Problem;
import java.util.Collection;
import java.util.Comparator;

/** Whether what is on the page moves with the platform. */
public sealed interface LiveState {

    /** Opening for the first time. */
    record Connecting() implements LiveState {}

    /** Changes arrive as they happen. */
    record Live() implements LiveState {}

    /** The stream was lost and is being opened again; nothing is missed when it is back. */
    record Reconnecting(int attempt) implements LiveState {}

    /** There is no use in trying again. */
    record Stopped(Problem problem) implements LiveState {}

    /** Of several streams the state that a user has to know: the worst. */
    static LiveState worst(Collection<LiveState> states) {
        return states.stream().max(Comparator.comparingInt(LiveState::severity)).orElseGet(Connecting::new);
    }

    private int severity() {
        return switch (this) {
            case Live live -> 0;
            case Connecting connecting -> 1;
            case Reconnecting reconnecting -> 2;
            case Stopped stopped -> 3;
        };
    }
}
