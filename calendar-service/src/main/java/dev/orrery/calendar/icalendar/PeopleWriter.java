package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.Organizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisers and attendees as properties: what {@link PeopleReader} reads. */
final class PeopleWriter {
    private PeopleWriter() {}

    static List<ContentLine> lines(EventContent content) {
        List<ContentLine> lines = new ArrayList<>();
        Organizer organizer = content.organizer();
        if (organizer != null) {
            lines.add(person("ORGANIZER", organizer.email(), organizer.displayName(), organizer.userId())
                    .with(parsed(organizer.extraParameters())));
        }
        content.attendees().forEach(attendee -> lines.add(attendee(attendee)));
        return lines;
    }

    private static ContentLine attendee(Attendee attendee) {
        return person("ATTENDEE", attendee.email(), attendee.displayName(), attendee.userId())
                .with("ROLE", role(attendee.role()))
                .with("PARTSTAT", attendee.response().name().replace('_', '-'))
                .with(OrreryProperties.COMMENT, attendee.comment())
                .with(parsed(attendee.extraParameters()));
    }

    private static String role(Attendee.Role role) {
        return switch (role) {
            case CHAIR -> "CHAIR";
            case REQUIRED -> "REQ-PARTICIPANT";
            case OPTIONAL -> "OPT-PARTICIPANT";
            case NON_PARTICIPANT -> "NON-PARTICIPANT";
        };
    }

    private static ContentLine person(String property, String address, String displayName, @Nullable UUID user) {
        return ContentLine.of(property, address(address))
                .with("CN", displayName)
                .with(OrreryProperties.USER, user == null ? "" : user.toString());
    }

    /** An address that is a URI of another kind stays one. */
    private static String address(String address) {

        return address.isEmpty() || address.contains(":") ? address : "mailto:" + address;
    }

    private static List<Parameter> parsed(List<String> parameters) {
        return parameters.stream().map(Parameter::parse).toList();
    }
}
