package dev.orrery.okr.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.okr.progress.LinkedTask.State;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The share of linked work that is done. */
class LinkedTaskTest {
    @Test
    void isMeasuredByWeight() {
        assertThat(LinkedTask.shareDone(List.of(task(1, State.DONE), task(3, State.OPEN))))
                .isEqualTo(Progress.clamped(new BigDecimal("0.25")));
    }

    @Test
    void leavesCancelledTasksOut() {
        assertThat(LinkedTask.shareDone(List.of(task(1, State.DONE), task(9, State.CANCELLED))))
                .isEqualTo(Progress.full());
    }

    @Test
    void isUnmeasuredWhereNoTaskCounts() {
        assertThat(LinkedTask.shareDone(List.of())).isEqualTo(Progress.unmeasured());
        assertThat(LinkedTask.shareDone(List.of(task(1, State.CANCELLED)))).isEqualTo(Progress.unmeasured());
    }

    private static LinkedTask task(int weight, State state) {
        return new LinkedTask(BigDecimal.valueOf(weight), state);
    }
}
