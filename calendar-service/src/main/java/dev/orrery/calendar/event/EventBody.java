package dev.orrery.calendar.event;

/** One version of an event or of an overridden instance: what a VEVENT component says, apart from how it repeats. */
public record EventBody(Revision revision, EventTimes times, EventContent content) {
    /** Whether both say the same; how they came to it does not count. */
    public boolean saysTheSameAs(EventBody other) {
        return revision.sequence() == other.revision.sequence()
                && times.equals(other.times)
                && content.equals(other.content);
    }
}
