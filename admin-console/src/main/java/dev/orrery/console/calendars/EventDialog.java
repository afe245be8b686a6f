package dev.orrery.console.calendars;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Paragraph;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.console.ui.Words;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is to know about an event, to read. */
final class EventDialog extends Dialog {
    private static final int MAX_ATTENDEES = 30;

    EventDialog(EventRow row) {
        super(row.title());
        addClassName("event-dialog");
        Event event = row.event();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("description");
        fact(
                facts,
                "When",
                row.dayLabel() + ", " + row.timeLabel() + " (" + row.zone().getId() + ")");
        fact(facts, "Repeats", row.isRecurring() ? "Yes, this is one of a series" : "");
        fact(facts, "Where", event.getLocation());
        fact(
                facts,
                "Organiser",
                person(
                        event.getOrganizer().getDisplayName(),
                        event.getOrganizer().getEmail()));
        fact(facts, "Invited", attendees(event));
        fact(facts, "Categories", String.join(", ", event.getCategoriesList()));
        fact(facts, "Page", event.getUrl());
        add(facts);
        if (!event.getDescription().isBlank()) {
            Paragraph description = new Paragraph(event.getDescription());
            description.addClassName("long-text");
            add(description);
        }
        getFooter().add(new Button("Close", click -> close()));
    }

    private static void fact(DescriptionList facts, String term, String words) {
        if (!words.isBlank()) {
            facts.add(new DescriptionList.Term(term), new DescriptionList.Description(words));
        }
    }

    private static String attendees(Event event) {
        String named = event.getAttendeesList().stream()
                .limit(MAX_ATTENDEES)
                .map(EventDialog::attendee)
                .collect(Collectors.joining(", "));
        int more = event.getAttendeesCount() - MAX_ATTENDEES;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static String attendee(Attendee attendee) {
        String who = person(attendee.getDisplayName(), attendee.getEmail());
        return switch (attendee.getResponse()) {
            case ACCEPTED, DECLINED, TENTATIVE ->
                who + " (" + Words.of(attendee.getResponse()).toLowerCase(Locale.ROOT) + ")";
            case RESPONSE_UNSPECIFIED, NEEDS_ACTION, UNRECOGNIZED -> who;
        };
    }

    private static String person(String name, String email) {
        return name.isBlank() ? email : name;
    }
}
