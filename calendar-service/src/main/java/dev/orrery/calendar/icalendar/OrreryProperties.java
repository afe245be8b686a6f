package dev.orrery.calendar.icalendar;

/** Names of the properties for what RFC 5545 has no word for, so that an export holds all of an event. */
final class OrreryProperties {
    static final String EVENT_TYPE = "X-ORRERY-EVENT-TYPE";
    static final String COLOR = "X-ORRERY-COLOR";
    static final String IMPORTANT = "X-ORRERY-IMPORTANT";
    static final String PROJECT = "X-ORRERY-PROJECT";
    static final String ROOM = "X-ORRERY-ROOM";
    /** With the parameter KEY. */
    static final String PROPERTY = "X-ORRERY-PROPERTY";
    /** Parameter of ORGANIZER and ATTENDEE. */
    static final String USER = "X-ORRERY-USER";
    /** Parameter of ATTENDEE, as Google and Microsoft write it. */
    static final String COMMENT = "X-RESPONSE-COMMENT";

    private OrreryProperties() {}
}
