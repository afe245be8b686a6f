package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A recurrence engine as the comparisons see it: what a rule generates from a start in a zone within a window. */
interface Engine {
    /**
     * Where the instances are.
     *
     * @param until the end of the window, exclusive
     * @param maxCount where to stop when there are more
     */
    List<Instant> expand(String rule, LocalDateTime start, ZoneId zone, Instant until, int maxCount) throws Exception;
}
