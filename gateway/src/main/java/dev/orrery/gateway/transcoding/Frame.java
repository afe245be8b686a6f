package dev.orrery.gateway.transcoding;

import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.problems.Problem;

/** What goes down a stream. */
sealed interface Frame {

    /** An answer of the service. */
    record Data(Answer answer) implements Frame {}

    /** Nothing happened; says so, where the format can. */
    record KeepAlive() implements Frame {}

    /** The stream broke after its headers were sent. */
    record Failure(Problem problem) implements Frame {}
}
