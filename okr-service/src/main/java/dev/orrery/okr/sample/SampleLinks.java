package dev.orrery.okr.sample;

import dev.orrery.okr.calendar.EventFacts;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.links.KnownSource;
import dev.orrery.okr.links.LinkStore;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.v1.Link;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the sample calendar's events and three of the tasks are for. */
@Component
final class SampleLinks {
    /** The sample calendar's events, each with the key result that it serves. */
    static final Map<String, String> SERVED_BY_EVENT = Map.of(
            "weekly-planning", SampleGoals.MEASURED,
            "deadline", SampleGoals.WORKED,
            "focus-time", SampleGoals.CHECKED_IN);

    private static final List<String> STEPS = List.of("import", "invite", "interview");

    private final LinkStore links;

    SampleLinks(LinkStore links) {
        this.links = links;
    }

    void create(Edit edit, SampleNames names, List<EventFacts> events) {
        for (String step : STEPS) {
            link(
                    edit,
                    names,
                    step,
                    names.task(step).in(edit.organization()),
                    SampleGoals.WORKED,
                    new KnownSource.Ours());
        }
        for (EventFacts event : events) {
            String served = SERVED_BY_EVENT.get(event.id().value());
            if (served != null) {
                link(
                        edit,
                        names,
                        event.id().value(),
                        event.id().in(edit.organization()),
                        served,
                        new KnownSource.ReadableEvent(event));
            }
        }
    }

    private void link(Edit edit, SampleNames names, String word, String source, String keyResult, KnownSource known) {
        Link link = Link.newBuilder()
                .setSource(source)
                .setTarget(new KeyResultId(names.objective(), keyResult).in(edit.organization()))
                .build();
        links.create(edit, names.link(word), link, known);
    }
}
