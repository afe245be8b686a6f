package dev.orrery.console.live;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the organisation that one browser tab shows. Pages listen to it; it holds one stream per service,
 * whatever the number of listeners, and hands news over in batches, so that an import of thousands is a few repaints.
 *
 * <p>Public methods and listeners run with the tab's session locked; streams report from their own threads.
 */
@SpringComponent
@UIScope
public class LiveChanges {
    private static final int MAX_RECENT = 50;
    private static final long BATCH_MILLIS = 250;

    private final List<ChangeStream> streams;
    private final ScheduledExecutorService timer;
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private final Deque<Change> recent = new ArrayDeque<>();
    private final Map<ChangeSource, LiveState> states = new EnumMap<>(ChangeSource.class);
    private @Nullable Membership organization;

    LiveChanges(List<ChangeStream> streams, ScheduledExecutorService timer) {
        this.streams = streams;
        this.timer = timer;
    }

    /** Follows an organisation from now on, and none before; asking for the one that is followed changes nothing. */
    public void follow(SignedInUser user, Membership membership, UI ui) {
        if (membership.equals(organization)) {
            return;
        }
        stop();
        organization = membership;
        Reporter reporter = new Reporter(ui, membership);
        for (ChangeStream stream : streams) {
            Follower follower = new Follower(stream, user, membership.parent(), timer, BackOff.STANDARD, reporter);
            followers.add(follower);
            follower.start();
        }
    }

    /** Closes the streams; also when the tab is gone. */
    @PreDestroy
    public void stop() {
        followers.forEach(Follower::close);
        followers.clear();
        recent.clear();
        states.clear();
        organization = null;
    }

    /** Adds a listener and tells it the present state. */
    public Registration listen(LiveListener listener) {
        listeners.add(listener);
        listener.onState(state());
        return () -> listeners.remove(listener);
    }

    /** What happened since the organisation is followed, the latest first. */
    public List<Change> recent() {
        return List.copyOf(recent);
    }

    private LiveState state() {
        return LiveState.worst(states.values());
    }

    private void show(News news) {
        for (Change change : news.changes()) {
            recent.addFirst(change);
            if (recent.size() > MAX_RECENT) {
                recent.removeLast();
            }
        }
        if (!news.states().isEmpty()) {
            states.putAll(news.states());
            listeners.forEach(listener -> listener.onState(state()));
        }
        if (!news.sources().isEmpty()) {
            listeners.forEach(listener -> listener.onNews(news));
        }
    }

    /** Brings what the streams of one organisation report into the tab. */
    private final class Reporter implements Follower.Listener {
        private final UI ui;
        private final Membership followed;
        private final Pending pending = new Pending(MAX_RECENT);

        private Reporter(UI ui, Membership followed) {
            this.ui = ui;
            this.followed = followed;
        }

        @Override
        public void onState(ChangeSource source, LiveState state) {
            schedule(pending.addState(source, state), 0);
        }

        @Override
        public void onChange(Change change) {
            schedule(pending.addChange(change), BATCH_MILLIS);
        }

        @Override
        public void onGap(ChangeSource source) {
            schedule(pending.addGap(source), BATCH_MILLIS);
        }

        private void schedule(boolean isFirst, long delayMillis) {
            if (isFirst) {
                Future<?> _ = timer.schedule(this::flush, delayMillis, TimeUnit.MILLISECONDS);
            }
        }

        private void flush() {
            try {
                Future<Void> _ = ui.access(() -> {
                    News news = pending.take();
                    if (followed.equals(organization)) {
                        show(news);
                    }
                });
            } catch (UIDetachedException gone) {
                pending.take();
            }
        }
    }
}
