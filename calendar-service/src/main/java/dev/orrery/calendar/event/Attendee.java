package dev.orrery.calendar.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is invited.
 *
 * @param userId where they are a member
 * @param comment what they said with their answer
 * @param extraParameters iCalendar parameters that no component stands for
 */
public record Attendee(
        String email,
        String displayName,
        @Nullable UUID userId,
        Role role,
        Response response,
        String comment,
        List<String> extraParameters) {
    public Attendee {
        email = PlainText.clean(email).strip();
        displayName = PlainText.clean(displayName);
        comment = PlainText.clean(comment);
        extraParameters = List.copyOf(extraParameters);
    }

    /** Identifies them in an event. */
    public String id() {
        return idOf(email);
    }

    /** The id that follows from an address. */
    public static String idOf(String email) {
        byte[] address = email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(address).toString();
    }

    /** The address as it is compared. */
    public String address() {
        return email.toLowerCase(Locale.ROOT);
    }

    /** The same person with another answer. */
    public Attendee answered(Response newResponse, String newComment) {
        return new Attendee(email, displayName, userId, role, newResponse, newComment, extraParameters);
    }

    /** The same person, known by their address alone. */
    Attendee fromOutside() {
        return new Attendee(email, displayName, null, role, response, comment, extraParameters);
    }

    /** What is expected of them (RFC 5545 3.2.16). */
    public enum Role {
        CHAIR,
        REQUIRED,
        OPTIONAL,
        NON_PARTICIPANT
    }

    /** What they answered (RFC 5545 3.2.12). */
    public enum Response {
        NEEDS_ACTION,
        ACCEPTED,
        DECLINED,
        TENTATIVE
    }
}
