package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@value #PEOPLE} members for the time of a measurement, each with a calendar of three months of meetings: thirty single
 * ones and three weekly series, to which colleagues come too. Written by the administrator, because they are many people.
 */
final class BenchmarkPeople implements AutoCloseable {

    static final int PEOPLE = 1_000;
    static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 5, 0, 0);
    static final int DAYS = 90;

    private static final int SINGLE = 30;
    private static final int SERIES = 3;
    private static final int WEEKS = DAYS / 7;

    private static final String CALENDARS = """
            INSERT INTO calendar.calendar (org_id, calendar_id, display_name, description, color, time_zone, visibility,
              kind, owner_id, is_primary, labels, version, create_time, update_time)
            SELECT ?::uuid, ? || i, 'Benchmark', '', '#336699', 'UTC', 'ORG', 'STANDARD', md5(? || i)::uuid, true, '{}',
              1, now(), now()
            FROM generate_series(0, ? - 1) AS i""";
    private static final String EVENTS = """
            INSERT INTO calendar.event (org_id, calendar_id, event_id, uid, is_master_missing, recurrence, starts_at,
              ends_at, version, create_time, update_time, creator_id, sequence, revision_time, time_kind, start_local,
              start_zone, end_local, end_zone, title, description, location, url, event_type, status, visibility,
              transparency, rooms, color, is_important, categories, project, reminders, properties, extra_lines)
            SELECT ?::uuid, ? || i, n, n, false, CASE WHEN n > ? THEN '{RRULE:FREQ=WEEKLY}'::text[] ELSE '{}' END,
              s.start, s.start + CASE WHEN n > ? THEN ? * interval '1 day' ELSE interval '45 minutes' END, 1, now(), now(), md5(? || i)::uuid, 0, now(), 'ZONED', s.start,
              'UTC', s.start + interval '45 minutes', 'UTC', 'Meeting', '', '', '', 'MEETING', 'CONFIRMED', 'DEFAULT',
              'OPAQUE', '{}', '', false, '{}', '', '[]', '{}', '{}'
            FROM generate_series(0, ? - 1) AS i, generate_series(1, ?) AS n,
              LATERAL (SELECT ?::timestamp + (CASE WHEN n > ? THEN (i + n) % 7 ELSE (n * 3 + i) % ? END)
                * interval '1 day' + (7 + (i * 7 + n * 13) % 10) * interval '1 hour' AS start) s""";
    private static final String OCCURRENCES = """
            INSERT INTO calendar.occurrence (org_id, calendar_id, event_id, instance_id, starts_at, ends_at, is_override,
              is_busy, is_tentative)
            SELECT org_id, calendar_id, event_id,
              CASE WHEN recurrence = '{}' THEN '' ELSE to_char(at, 'YYYYMMDD"T"HH24MISS"Z"') END, at,
              at + interval '45 minutes', false, true, false
            FROM calendar.event,
              LATERAL (SELECT starts_at + w * interval '7 days' AS at
                FROM generate_series(0, CASE WHEN recurrence = '{}' THEN 0 ELSE ? - 1 END) AS w) o
            WHERE org_id = ?::uuid AND calendar_id LIKE ?""";
    private static final String ATTENDEES = """
            INSERT INTO calendar.attendee (org_id, calendar_id, event_id, instance_id, position, email, display_name,
              user_id, role, response, comment, extra_parameters, first_start, last_end)
            SELECT org_id, calendar_id, event_id, '', p, 'm' || p || '@example.test', '',
              md5(? || (substr(calendar_id, ?)::int + p * event_id::int) % ?)::uuid, 'REQUIRED',
              (ARRAY['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'TENTATIVE'])[1 + (event_id::int + p) % 4], '', '{}',
              starts_at - interval '2 days', ends_at + interval '2 days'
            FROM calendar.event, generate_series(1, 2) AS p
            WHERE org_id = ?::uuid AND calendar_id LIKE ?""";

    private final BenchmarkTarget target;
    private final String prefix = Leftovers.freshId() + "-";

    BenchmarkPeople(BenchmarkTarget target) {
        this.target = target;
    }

    void fill() throws SQLException {
        String organization = target.organizationId();
        execute(CALENDARS, organization, prefix, prefix, PEOPLE);
        execute(
                EVENTS,
                organization,
                prefix,
                SINGLE,
                SINGLE,
                DAYS,
                prefix,
                PEOPLE,
                SINGLE + SERIES,
                BEGIN,
                SINGLE,
                DAYS);
        execute(OCCURRENCES, WEEKS, organization, prefix + "%");
        execute(ATTENDEES, prefix, prefix.length() + 1, PEOPLE, organization, prefix + "%");
        // What autovacuum does before long: statistics, and indexes that need not ask the table.
        execute("VACUUM ANALYZE calendar.calendar, calendar.event, calendar.occurrence, calendar.attendee");
    }

    /** Their resource names. */
    List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = target.administrator().connect();
                PreparedStatement owners = connection.prepareStatement(
                        "SELECT owner_id FROM calendar.calendar WHERE org_id = ?::uuid AND calendar_id LIKE ?")) {
            owners.setString(1, target.organizationId());
            owners.setString(2, prefix + "%");
            try (ResultSet rows = owners.executeQuery()) {
                while (rows.next()) {
                    names.add("orgs/" + target.organization() + "/users/" + rows.getString(1));
                }
            }
        }
        return names;
    }

    /** The ids of their calendars. */
    String[] calendars() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    @Override
    public void close() throws SQLException {
        // Row-level security lets a calendar take its events with it only in the organisation's own transactions.
        for (String table : List.of("calendar.event", "calendar.calendar", "calendar.calendar_tally")) {
            execute(
                    "DELETE FROM " + table + " WHERE org_id = ?::uuid AND calendar_id LIKE ?",
                    target.organizationId(),
                    prefix + "%");
        }
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = target.administrator().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
