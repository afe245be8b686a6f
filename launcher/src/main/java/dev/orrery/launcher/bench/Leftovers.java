package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What measurements leave in the organisation: all that has an id of theirs. A benchmark that was killed could not clear
 * up after itself, and its rows would slow the next one down.
 */
public final class Leftovers {

    /** What every id begins with that a measurement makes, and no other does. */
    static final String PREFIX = "bench-";

    /** Few enough for a transaction, many enough for a million rows to be gone in a minute. */
    private static final int PAGE_ROWS = 10_000;

    /** What refers to others before them; the rest goes with these. */
    private static final List<Rows> ROWS = List.of(
            new Rows("calendar.room", "room_id"),
            new Rows("calendar.event", "calendar_id"),
            new Rows("calendar.calendar", "calendar_id"),
            new Rows("calendar.calendar_tally", "calendar_id"),
            new Rows("okr.attended_time", "calendar_id"),
            new Rows("okr.attended_instance", "calendar_id"),
            new Rows("okr.attended_event", "calendar_id"),
            new Rows("okr.link", "link_id"),
            new Rows("okr.event", "calendar_id"),
            new Rows("okr.check_in", "objective_id"),
            new Rows("okr.key_result", "objective_id"),
            new Rows("okr.objective", "objective_id"),
            new Rows("okr.measurement", "kpi_id"),
            new Rows("okr.kpi_status_change", "kpi_id"),
            new Rows("okr.kpi_checkpoint", "kpi_id"),
            new Rows("okr.kpi_period_value", "kpi_id"),
            new Rows("okr.kpi_segment", "kpi_id"),
            new Rows("okr.kpi", "kpi_id"));

    private Leftovers() {}

    /** An id that no other measurement has. */
    static String freshId() {
        return PREFIX + System.currentTimeMillis();
    }

    /** Removes all that earlier measurements made. */
    public static void remove(BenchmarkTarget target) throws SQLException {
        try (Connection administrator = target.administrator().connect()) {
            for (Rows rows : ROWS) {
                if (rows.remove(administrator, target.organizationId())) {
                    rows.tidyUp(administrator);
                }
            }
        }
    }

    /**
     * Rows of a table whose id is a measurement's; the latest first, as an objective may be below an earlier one. A place
     * ({@code ctid}) may be there in several partitions, so the rows at it must be a measurement's too.
     */
    private record Rows(String table, String id) {
        boolean remove(Connection administrator, String organizationId) throws SQLException {
            boolean isAny = false;
            try (PreparedStatement page = administrator.prepareStatement("""
                    DELETE FROM %1$s WHERE %2$s LIKE '%3$s%%' AND ctid = ANY (ARRAY(
                      SELECT ctid FROM %1$s WHERE org_id = ?::uuid AND %2$s LIKE '%3$s%%'
                      ORDER BY %2$s DESC LIMIT %4$d))""".formatted(table, id, PREFIX, PAGE_ROWS))) {
                page.setString(1, organizationId);
                while (page.executeUpdate() > 0) {
                    isAny = true;
                }
            }
            return isAny;
        }

        /** Vacuum leaves indexes as large as they were, which the planner then takes for a long way. */
        void tidyUp(Connection administrator) throws SQLException {
            try (Statement sql = administrator.createStatement()) {
                sql.execute("REINDEX TABLE " + table);
                sql.execute("VACUUM ANALYZE " + table);
            }
        }
    }
}
