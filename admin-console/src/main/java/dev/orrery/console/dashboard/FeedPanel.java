package dev.orrery.console.dashboard;

import com.vaadin.flow.component.UI;
import dev.orrery.console.live.Change;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.Panel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The feed with its past: what the stream brought, and before that what the resources tell. */
final class FeedPanel {
    private static final int MAX_LINES = 24;
    private static final int MAX_BEFORE = 12;
    private static final Overview.Time NO_TIME = new Overview.Time(List.of(), List.of(), false);
    private static final Overview.Goals NO_GOALS = new Overview.Goals(List.of(), List.of(), List.of());

    private final UI ui;
    private final UserNames names;
    private final Background background;
    private final Clock clock;
    private final Panel panel = new Panel("Recent changes", "panel-feed");
    private final Feed feed = new Feed();
    private final Map<String, String> actors = new HashMap<>();
    private Overview.@Nullable Time time;
    private Overview.@Nullable Goals goals;
    private @Nullable List<FeedEntry> before;

    FeedPanel(UI ui, UserNames names, Background background, Clock clock) {
        this.ui = ui;
        this.names = names;
        this.background = background;
        this.clock = clock;
    }

    Panel panel() {
        return panel;
    }

    /** Only the first answer tells of the time before; later ones are what the stream told already. */
    void setTime(Overview.Time read) {
        time = time == null ? read : time;
    }

    void setTimeUnknown() {
        time = time == null ? NO_TIME : time;
    }

    void setGoals(Overview.Goals read) {
        goals = goals == null ? read : goals;
    }

    void setGoalsUnknown() {
        goals = goals == null ? NO_GOALS : goals;
    }

    void show(List<Change> live) {
        if (time == null || goals == null) {
            return;
        }
        if (before == null) {
            before = FeedEntry.before(time, goals, MAX_BEFORE);
            panel.body().show(feed);
        }
        List<FeedEntry> entries = new ArrayList<>();
        live.stream().limit(MAX_LINES).map(FeedEntry::of).forEach(entries::add);
        before.stream().limit(MAX_LINES - entries.size()).forEach(entries::add);
        draw(entries);
        Set<String> unknown = entries.stream()
                .map(FeedEntry::actor)
                .filter(actor -> !actor.isEmpty() && !actors.containsKey(actor))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            background.run(
                    ui,
                    () -> names.of(unknown),
                    found -> {
                        actors.putAll(found);
                        draw(entries);
                    },
                    problem -> {});
        }
    }

    private void draw(List<FeedEntry> entries) {
        feed.show(entries, actor -> actors.getOrDefault(actor, ""), clock.instant(), BrowserZone.of(ui));
    }
}
