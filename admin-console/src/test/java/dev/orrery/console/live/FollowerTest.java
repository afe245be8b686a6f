package dev.orrery.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.console.signin.SignedInUser;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final Change CHANGE = new Change(
            ChangeSource.CALENDAR,
            Change.Kind.CREATED,
            "orgs/acme/calendars/one",
            "calendar",
            "One",
            "",
            Instant.parse("2026-11-21T09:00:00Z"));

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Streams streams = new Streams();
    private final Seen seen = new Seen();
    private final Follower follower = new Follower(
            streams,
            new SignedInUser("id", "Ada", "", Set.of(), List.of(), () -> "token"),
            "orgs/acme",
            timer,
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(2)),
            seen);

    @AfterEach
    void stop() {
        follower.close();
        timer.shutdownNow();
    }

    @Test
    void isLiveOnceTheServiceHasAnswered() {
        follower.start();
        assertThat(seen.states).hasSize(1).first().isInstanceOf(LiveState.Connecting.class);

        streams.last().onOpen();
        assertThat(seen.states).last().isInstanceOf(LiveState.Live.class);
    }

    @Test
    void opensALostStreamAgainFromWhereItWas() {
        follower.start();
        streams.last().onFrame(new Frame.Heartbeat("p1"));
        streams.last().onFrame(new Frame.Changed("p2", CHANGE));
        streams.last().onEnd(Status.UNAVAILABLE.asRuntimeException());

        assertThat(seen.states).last().isEqualTo(new LiveState.Reconnecting(1));
        await().until(() -> streams.positions.size() == 2);
        assertThat(streams.positions).containsExactly("", "p2");
        streams.last().onOpen();
        assertThat(seen.states).last().isInstanceOf(LiveState.Live.class);
        assertThat(seen.gaps).isEmpty();
    }

    @Test
    void goesOnTryingWhileTheServiceIsAway() {
        follower.start();
        streams.last().onEnd(Status.UNAVAILABLE.asRuntimeException());
        await().until(() -> streams.positions.size() == 2);
        streams.last().onEnd(Status.UNAVAILABLE.asRuntimeException());
        await().until(() -> streams.positions.size() == 3);

        assertThat(seen.states).last().isEqualTo(new LiveState.Reconnecting(2));
    }

    @Test
    void opensAgainWithAFreshTokenWhenTheOldOneExpired() {
        follower.start();
        streams.last().onFrame(new Frame.Heartbeat("p1"));
        streams.last().onEnd(Status.UNAUTHENTICATED.asRuntimeException());

        await().until(() -> streams.positions.size() == 2);
        assertThat(streams.positions).last().isEqualTo("p1");
    }

    @Test
    void stopsWhereTheUserIsNoMemberAnyMore() {
        follower.start();
        streams.last().onEnd(Status.NOT_FOUND.asRuntimeException());

        assertThat(seen.states).last().isInstanceOf(LiveState.Stopped.class);
        assertThat(streams.positions).hasSize(1);
    }

    @Test
    void tellsOfAGapWhenThePositionHasExpired() {
        follower.start();
        streams.last().onFrame(new Frame.Reset("p9"));
        streams.last().onEnd(null);

        assertThat(seen.gaps).containsExactly(ChangeSource.CALENDAR);
        await().until(() -> streams.positions.size() == 2);
        assertThat(streams.positions).last().isEqualTo("p9");
    }

    @Test
    void tellsOfAGapWhenAStreamWasLostBeforeItHadAPosition() {
        follower.start();
        streams.last().onOpen();
        streams.last().onEnd(Status.UNAVAILABLE.asRuntimeException());
        await().until(() -> streams.positions.size() == 2);
        streams.last().onOpen();

        assertThat(seen.gaps).containsExactly(ChangeSource.CALENDAR);
    }

    @Test
    void hearsNothingOfAStreamThatItClosed() {
        follower.start();
        ChangeStream.Listener opened = streams.last();
        follower.close();
        opened.onFrame(new Frame.Changed("p1", CHANGE));
        opened.onEnd(Status.CANCELLED.asRuntimeException());

        assertThat(streams.cancelled).isEqualTo(1);
        assertThat(seen.changes).isEmpty();
        assertThat(seen.states).hasSize(1);
    }

    private static final class Streams implements ChangeStream {
        private final List<String> positions = new CopyOnWriteArrayList<>();
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private volatile int cancelled;

        @Override
        public ChangeSource source() {
            return ChangeSource.CALENDAR;
        }

        @Override
        public Runnable open(SignedInUser user, String parent, String resumePosition, Listener listener) {
            listeners.add(listener);
            positions.add(resumePosition);
            return () -> cancelled = 1;
        }

        private Listener last() {
            return listeners.getLast();
        }
    }

    private static final class Seen implements Follower.Listener {
        private final List<LiveState> states = new CopyOnWriteArrayList<>();
        private final List<Change> changes = new CopyOnWriteArrayList<>();
        private final List<ChangeSource> gaps = new CopyOnWriteArrayList<>();

        @Override
        public void onState(ChangeSource source, LiveState state) {
            states.add(state);
        }

        @Override
        public void onChange(Change change) {
            changes.add(change);
        }

        @Override
        public void onGap(ChangeSource source) {
            gaps.add(source);
        }
    }
}
