package dev.orrery.console.calendars;

import com.vaadin.flow.component.html.DescriptionList;
import dev.orrery.calendar.v1.Event;

/** What there is to know about an event, term by term; what is not said is left out. */
final class EventFacts extends DescriptionList {

    /**
     * @param recurrence the rule of its series in words; empty for a single event
     */
    EventFacts(EventRow row, String recurrence) {
        addClassName("description");
        Event event = row.event();
        fact("When", row.dayLabel() + ", " + row.timeLabel() + " (" + row.zone().getId() + ")");
        fact("Repeats", recurrence);
        fact("Where", event.getLocation());
        String organizer = event.getOrganizer().getDisplayName();
        fact("Organiser", organizer.isBlank() ? event.getOrganizer().getEmail() : organizer);
        fact("Categories", String.join(", ", event.getCategoriesList()));
        fact("Page", event.getUrl());
    }

    private void fact(String term, String words) {
        if (!words.isBlank()) {
            add(new Term(term), new Description(words));
        }
    }
}
