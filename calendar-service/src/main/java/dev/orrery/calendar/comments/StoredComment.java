package dev.orrery.calendar.comments;

import java.time.Instant;
import java.util.UUID;

/** A comment as the database has it. */
record StoredComment(
        String id,
        UUID authorId,
        String authorName,
        String text,
        long version,
        Instant createTime,
        Instant updateTime) {}
