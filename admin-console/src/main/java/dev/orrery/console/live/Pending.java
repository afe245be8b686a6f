package dev.orrery.console.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** News on its way into a tab: streams add to it, the tab takes all of it at once. Keeps the latest only. */
final class Pending {
    private final int maxChanges;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Set<ChangeSource> sources = EnumSet.noneOf(ChangeSource.class);
    private final Map<ChangeSource, LiveState> states = new EnumMap<>(ChangeSource.class);

    Pending(int maxChanges) {
        this.maxChanges = maxChanges;
    }

    /** Adds a change; answers whether there was nothing before, so that somebody has to come for it. */
    synchronized boolean addChange(Change change) {
        boolean wasEmpty = isEmpty();
        sources.add(change.source());
        changes.addLast(change);
        if (changes.size() > maxChanges) {
            changes.removeFirst();
        }
        return wasEmpty;
    }

    /** Adds that changes of a service may have been missed. */
    synchronized boolean addGap(ChangeSource source) {
        boolean wasEmpty = isEmpty();
        sources.add(source);
        return wasEmpty;
    }

    synchronized boolean addState(ChangeSource source, LiveState state) {
        boolean wasEmpty = isEmpty();
        states.put(source, state);
        return wasEmpty;
    }

    synchronized News take() {
        News news = new News(List.copyOf(changes), Set.copyOf(sources), Map.copyOf(states));
        changes.clear();
        sources.clear();
        states.clear();
        return news;
    }

    private boolean isEmpty() {
        return sources.isEmpty() && states.isEmpty();
    }
}
