package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_EVENT;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps the time of series written down ahead as time goes on. */
@Component
public final class AttendedSeries {
    /** A series is written down further ahead once less than this is left. */
    private static final Duration MIN_AHEAD = Duration.ofDays(183);

    private static final int MAX_PER_TRANSACTION = 100;

    private final Edits edits;

    AttendedSeries(Edits edits) {
        this.edits = edits;
    }

    /** Writes series down further ahead; answers how many. */
    public int extend(Organization organization) {
        return edits.runAs(Author.service(), organization, edit -> {
            AttendedTime.lock(edit);
            List<AttendedEventRecord> due = edit.sql()
                    .selectFrom(ATTENDED_EVENT)
                    .where(
                            ATTENDED_EVENT.ORG_ID.eq(edit.organizationId()),
                            ATTENDED_EVENT.EXPANDED_UNTIL.lt(edit.time().plus(MIN_AHEAD)))
                    .orderBy(ATTENDED_EVENT.EXPANDED_UNTIL)
                    .limit(MAX_PER_TRANSACTION)
                    .fetch();
            Instant until = edit.time().plus(Occurrences.HORIZON);
            AttendedTime time = new AttendedTime(edit);
            Map<EventId, Optional<AttendedEventRecord>> known = new LinkedHashMap<>();
            for (AttendedEventRecord row : due) {
                EventId id = new EventId(row.getCalendarId(), row.getEventId());
                row.setExpandedUntil(until);
                known.put(id, Optional.of(row));
                time.stale(id);
            }
            edit.sql().batchUpdate(due).execute();
            time.writeDown(known);
            return due.size();
        });
    }
}
