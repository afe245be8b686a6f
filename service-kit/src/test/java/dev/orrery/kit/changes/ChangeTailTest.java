package dev.orrery.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeTailTest {
    private static final Organization ACME = TestCaller.organization("acme");
    private static final Organization GLOBEX = TestCaller.organization("globex");
    private static final ChangeScope ALL = new ChangeScope.AllOrganizations();

    private final ChangeTail tail = new ChangeTail(4, 1_000_000);

    @Test
    void answersNothingBeforeItBegins() {
        assertThat(tail.after(ALL, at(5), 10)).isEmpty();
    }

    @Test
    void answersWhatFollowsAPosition() {
        tail.reset(at(10));
        add(ACME, 11, 12, 13);

        assertThat(xids(ALL, at(10), 10)).containsExactly(11L, 12L, 13L);
        assertThat(xids(ALL, at(12), 10)).containsExactly(12L, 13L);
        assertThat(xids(ALL, new Position(1, 12, 1), 10)).containsExactly(13L);
        assertThat(xids(ALL, new Position(1, 13, 1), 10)).isEmpty();
    }

    @Test
    void cutsAtTheLimitAndSaysSo() {
        tail.reset(at(10));
        add(ACME, 11, 12, 13);

        ChangeBatch batch = tail.after(ALL, at(10), 2).orElseThrow();

        assertThat(batch.hasMore()).isTrue();
        assertThat(batch.end()).isEqualTo(new Position(1, 12, 1));
    }

    @Test
    void forgetsTheOldestAndThenSendsReadersToTheTable() {
        tail.reset(at(10));
        add(ACME, 11, 12, 13, 14, 15, 16);

        assertThat(tail.after(ALL, at(10), 10)).isEmpty();
        assertThat(tail.after(ALL, new Position(1, 11, 1), 10)).isEmpty();
        assertThat(xids(ALL, new Position(1, 12, 1), 10)).containsExactly(13L, 14L, 15L, 16L);
    }

    @Test
    void holdsNoMoreBytesThanItMay() {
        ChangeTail small = new ChangeTail(100, 1000);
        small.reset(at(10));
        small.add(new ChangeBatch(
                LongStream.range(11, 30).mapToObj(xid -> change(ACME, xid)).toList(), at(30), false));

        assertThat(small.after(ALL, at(10), 100)).isEmpty();
        assertThat(small.after(ALL, new Position(1, 28, 1), 100).orElseThrow().changes())
                .hasSize(1);
    }

    @Test
    void showsAnOrganizationItsOwnAndAdvancesPastOthers() {
        tail.reset(at(10));
        add(GLOBEX, 11, 12);

        ChangeBatch batch = tail.after(LogFixture.only(ACME), at(10), 10).orElseThrow();

        assertThat(batch.changes()).isEmpty();
        assertThat(batch.end()).isEqualTo(at(13));
    }

    @Test
    void neverTakesAReaderBack() {
        tail.reset(at(10));

        assertThat(tail.after(ALL, at(20), 10).orElseThrow().end()).isEqualTo(at(20));
    }

    private void add(Organization organization, long... xids) {
        List<LoggedChange> changes =
                LongStream.of(xids).mapToObj(xid -> change(organization, xid)).toList();
        tail.add(new ChangeBatch(changes, at(xids[xids.length - 1] + 1), false));
    }

    private List<Long> xids(ChangeScope scope, Position after, int limit) {
        return tail.after(scope, after, limit).orElseThrow().changes().stream()
                .map(change -> change.position().xid())
                .toList();
    }

    private static Position at(long xid) {
        return new Position(1, xid, 0);
    }

    private static LoggedChange change(Organization organization, long xid) {
        return new LoggedChange(
                new Position(1, xid, 1),
                organization,
                "notes/n",
                "note",
                ChangeKind.CREATED,
                ByteString.copyFrom(new byte[100]),
                List.of(),
                LogFixture.ACTOR,
                FixedClock.START);
    }
}
