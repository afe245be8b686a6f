package dev.orrery.okr.progress;

import java.math.BigDecimal;
import java.util.List;

/**
 * A task that a key result with the source LINKED_WORK counts.
 *
 * @param weight of the link; greater than 0
 */
public record LinkedTask(BigDecimal weight, State state) {
    /** What of a task's state matters here. */
    public enum State {
        OPEN,
        DONE,
        /** Does not count at all. */
        CANCELLED
    }

    public LinkedTask {
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: greater than 0)");
        }
    }

    /** The share that is done, by weight; unmeasured where no task counts. */
    public static Progress shareDone(List<LinkedTask> tasks) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal done = BigDecimal.ZERO;
        for (LinkedTask task : tasks) {
            all = task.state == State.CANCELLED ? all : all.add(task.weight);
            done = task.state == State.DONE ? done.add(task.weight) : done;
        }
        return all.signum() == 0 ? Progress.unmeasured() : Progress.share(done, all);
    }
}
