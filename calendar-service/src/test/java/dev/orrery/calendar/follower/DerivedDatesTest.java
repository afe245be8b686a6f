package dev.orrery.calendar.follower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.okr.v1.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedDatesTest {
    @Test
    void passesOverWhatMovesNoDate() {
        assertThat(DerivedDates.mayDifferAfter(updated("objective", "progress", "health")))
                .isFalse();
        assertThat(DerivedDates.mayDifferAfter(updated("kpi", "current_value", "status", "last_measure_time")))
                .isFalse();
        assertThat(DerivedDates.mayDifferAfter(updated("task", "assignee"))).isFalse();
        assertThat(DerivedDates.mayDifferAfter(updated("project", "description")))
                .isFalse();
    }

    @Test
    void takesWhatMayMoveADate() {
        assertThat(DerivedDates.mayDifferAfter(updated("objective", "progress", "upcoming_check_in_times")))
                .isTrue();
        assertThat(DerivedDates.mayDifferAfter(updated("kpi", "next_review_time")))
                .isTrue();
        assertThat(DerivedDates.mayDifferAfter(updated("task", "state"))).isTrue();
        assertThat(DerivedDates.mayDifferAfter(updated("project", "due_date"))).isTrue();
        assertThat(DerivedDates.mayDifferAfter(updated("squad", "description"))).isTrue();
    }

    @Test
    void takesWhatDoesNotSayWhatHasChanged() {
        assertThat(DerivedDates.mayDifferAfter(updated("task"))).isTrue();
        assertThat(DerivedDates.mayDifferAfter(change("task", Change.Kind.CREATED)))
                .isTrue();
        assertThat(DerivedDates.mayDifferAfter(change("task", Change.Kind.DELETED)))
                .isTrue();
    }

    private static Change updated(String type, String... fields) {
        return change(type, Change.Kind.UPDATED).toBuilder()
                .addAllChangedFields(List.of(fields))
                .build();
    }

    private static Change change(String type, Change.Kind kind) {
        return Change.newBuilder().setType(type).setKind(kind).build();
    }
}
