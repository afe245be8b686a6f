package dev.orrery.calendar.icalendar;

/** Where the lines of an iCalendar object go, in the form that is asked for. */
sealed interface LineOutput permits FoldedLines, JcalLines {
    /** One unfolded content line, the BEGIN and END of components among them. */
    void line(String line);

    /** How many bytes {@link #take} would give. */
    int size();

    /** What was written since the last call. */
    byte[] take();
}
