package dev.orrery.console.shell;

import com.vaadin.flow.component.html.Span;
import dev.orrery.console.live.LiveListener;
import dev.orrery.console.live.LiveState;
import dev.orrery.console.live.News;
import dev.orrery.console.ui.Tone;

/** Says whether what is on the page moves with the platform. */
final class LiveIndicator extends Span implements LiveListener {
    private final Span words = new Span();

    LiveIndicator() {
        addClassName("live");
        getElement().setAttribute("role", "status");
        Span dot = new Span();
        dot.addClassName("live-dot");
        dot.getElement().setAttribute("aria-hidden", "true");
        add(dot, words);
        setVisible(false);
    }

    @Override
    public void onNews(News news) {}

    @Override
    public void onState(LiveState state) {
        switch (state) {
            case LiveState.Live live -> show("Live", Tone.GOOD, "Changes appear as they happen");
            case LiveState.Connecting connecting -> show("Connecting", Tone.QUIET, "Opening the stream of changes");
            case LiveState.Reconnecting lost ->
                show("Reconnecting", Tone.WARN, "The stream of changes was lost; attempt " + lost.attempt());
            case LiveState.Stopped stopped ->
                show(
                        "Not live",
                        Tone.BAD,
                        stopped.problem().title() + ". " + stopped.problem().message());
        }
    }

    private void show(String text, Tone tone, String explanation) {
        words.setText(text);
        setTitle(explanation);
        for (Tone other : Tone.values()) {
            removeClassName(other.className());
        }
        addClassName(tone.className());
    }
}
