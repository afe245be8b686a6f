package dev.orrery.kit.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all instances that something was committed, in a transaction of its own after the fact: PostgreSQL lets only one
 * notifying transaction commit at a time, so a NOTIFY within each writing one would queue all writers behind a single
 * disk. One notification stands for all commits before it. Should one be lost, the feeds' own polling finds the change.
 */
final class CommitNotifier {
    private static final Logger log = LoggerFactory.getLogger(CommitNotifier.class);

    /** A notification has nothing to keep, so nobody need wait for the disk. */
    private static final String NOTIFY = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, '')";

    private final DataSource connections;
    private final String channel;
    private final AtomicBoolean isDue = new AtomicBoolean();

    CommitNotifier(DataSource connections, String channel) {
        this.connections = connections;
        this.channel = channel;
    }

    /** Returns at once. */
    void notifySoon() {
        if (isDue.compareAndSet(false, true)) {
            Thread.ofVirtual().name("notify").start(this::send);
        }
    }

    private void send() {
        try (Connection connection = connections.getConnection()) {
            // Commits from now on need a notification of their own: this one may be read before they are.
            isDue.set(false);
            connection.setAutoCommit(true);
            try (PreparedStatement notification = connection.prepareStatement(NOTIFY)) {
                notification.setString(1, channel);
                notification.execute();
            }
        } catch (SQLException lost) {
            isDue.set(false);
            log.debug("A notification was lost", lost);
        }
    }
}
