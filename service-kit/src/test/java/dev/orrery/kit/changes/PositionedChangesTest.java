package dev.orrery.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionedChangesTest {
    private static final Organization ACME = TestCaller.organization("acme");
    private static final Position START = new Position(1, 10, 0);
    private static final LoggedChange FIRST = change(11);
    private static final LoggedChange SECOND = change(12);

    @Test
    void givesAMessageThePositionOfItsCause() {
        assertThat(positions(List.of(FIRST, SECOND), FIRST, SECOND))
                .containsExactly(FIRST.position(), SECOND.position());
    }

    @Test
    void letsOnlyTheLastOfSeveralPassTheirCause() {
        assertThat(positions(List.of(FIRST, SECOND), FIRST, SECOND, SECOND, SECOND))
                .containsExactly(FIRST.position(), FIRST.position(), FIRST.position(), SECOND.position());
        assertThat(positions(List.of(FIRST), FIRST, FIRST)).containsExactly(START, FIRST.position());
    }

    @Test
    void passesOverWhatIsNotSeen() {
        assertThat(positions(List.of(FIRST, SECOND), SECOND)).containsExactly(SECOND.position());
        assertThat(positions(List.of(FIRST, SECOND))).isEmpty();
    }

    @Test
    void refusesAnotherOrder() {
        assertThatThrownBy(() -> positions(List.of(FIRST, SECOND), SECOND, FIRST))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<Position> positions(List<LoggedChange> batch, LoggedChange... causes) {
        List<VisibleChange<String>> visible = List.of(causes).stream()
                .map(cause -> new VisibleChange<>(cause, position -> position))
                .toList();
        return PositionedChanges.of(START, batch, visible).stream()
                .map(Position::parse)
                .toList();
    }

    private static LoggedChange change(long xid) {
        return new LoggedChange(
                new Position(1, xid, 1),
                ACME,
                "notes/n",
                "note",
                ChangeKind.CREATED,
                ByteString.EMPTY,
                List.of(),
                LogFixture.ACTOR,
                FixedClock.START);
    }
}
