package dev.orrery.console.calendars;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Tone;
import java.util.List;

/** Who is invited, and what they answered. */
final class Guests extends UnorderedList {
    private static final int MAX_SHOWN = 50;

    Guests(List<Attendee> attendees) {
        addClassName("guests");
        attendees.stream().limit(MAX_SHOWN).forEach(attendee -> add(guest(attendee)));
        if (attendees.size() > MAX_SHOWN) {
            Span more = new Span("and " + (attendees.size() - MAX_SHOWN) + " more");
            more.addClassName("quiet");
            add(new ListItem(more));
        }
    }

    private static ListItem guest(Attendee attendee) {
        Person person = attendee.getDisplayName().isBlank()
                ? new Person(attendee.getEmail())
                : new Person(attendee.getDisplayName(), attendee.getEmail());
        return new ListItem(
                person,
                switch (attendee.getResponse()) {
                    case ACCEPTED -> new Pill("Comes", Tone.GOOD);
                    case DECLINED -> new Pill("Does not come", Tone.BAD);
                    case TENTATIVE -> new Pill("May come", Tone.WARN);
                    case NEEDS_ACTION, RESPONSE_UNSPECIFIED, UNRECOGNIZED -> new Pill("No answer yet", Tone.QUIET);
                });
    }
}
