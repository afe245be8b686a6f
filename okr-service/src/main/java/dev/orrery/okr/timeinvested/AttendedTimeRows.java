package dev.orrery.okr.timeinvested;

import dev.orrery.kit.rows.Column;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.AttendedTimeRecord;
import java.util.Collection;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes rows of {@code attended_time}, thousands in one statement. */
final class AttendedTimeRows {
    private static final String INSERT = """
            INSERT INTO attended_time (org_id, user_id, day, calendar_id, event_id, occurrence, start_time, end_time,
              share_micros)
            SELECT {0}, rows.* FROM unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}) AS rows
            """;
    private static final String IS_THAT = """
            WHERE attended_time.org_id = {0} AND attended_time.user_id = that.user_id AND attended_time.day = that.day
              AND attended_time.calendar_id = that.calendar_id AND attended_time.event_id = that.event_id
              AND attended_time.occurrence = that.occurrence
            """;
    private static final String DELETE = """
            DELETE FROM attended_time
            USING unnest({1}, {2}, {3}, {4}, {5}) AS that(user_id, day, calendar_id, event_id, occurrence)
            """ + IS_THAT;
    private static final String SET_SHARES = """
            UPDATE attended_time SET share_micros = that.share_micros
            FROM unnest({1}, {2}, {3}, {4}, {5}, {6})
              AS that(user_id, day, calendar_id, event_id, occurrence, share_micros)
            """ + IS_THAT;

    private AttendedTimeRows() {}

    static void insert(Edit edit, Collection<AttendedTimeRecord> rows) {
        execute(
                edit,
                rows,
                INSERT,
                Column.ofMoments(rows, AttendedTimeRecord::getStartTime),
                Column.ofMoments(rows, AttendedTimeRecord::getEndTime),
                shares(rows));
    }

    static void delete(Edit edit, Collection<AttendedTimeRecord> rows) {
        execute(edit, rows, DELETE);
    }

    static void setShares(Edit edit, Collection<AttendedTimeRecord> rows) {
        execute(edit, rows, SET_SHARES, shares(rows));
    }

    private static void execute(Edit edit, Collection<AttendedTimeRecord> rows, String statement, Field<?>... values) {
        if (rows.isEmpty()) {
            return;
        }
        Field<?>[] arguments = new Field<?>[6 + values.length];
        arguments[0] = DSL.val(edit.organizationId());
        arguments[1] = Column.ofIds(rows, AttendedTimeRecord::getUserId);
        arguments[2] = Column.ofDays(rows, AttendedTimeRecord::getDay);
        arguments[3] = Column.ofTexts(rows, AttendedTimeRecord::getCalendarId);
        arguments[4] = Column.ofTexts(rows, AttendedTimeRecord::getEventId);
        arguments[5] = Column.ofTexts(rows, AttendedTimeRecord::getOccurrence);
        System.arraycopy(values, 0, arguments, 6, values.length);
        edit.writeSoon(DSL.query(statement, arguments));
    }

    private static Field<?> shares(Collection<AttendedTimeRecord> rows) {
        return Column.ofCounts(rows, AttendedTimeRecord::getShareMicros);
    }
}
