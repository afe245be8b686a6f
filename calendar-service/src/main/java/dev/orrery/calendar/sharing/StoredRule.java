package dev.orrery.calendar.sharing;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Grantee;
import java.time.Instant;

/** An access rule as the database has it. */
record StoredRule(
        String id, Grantee grantee, CalendarRole role, long version, Instant createTime, Instant updateTime) {}
