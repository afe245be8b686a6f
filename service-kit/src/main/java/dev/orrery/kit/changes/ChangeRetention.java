package dev.orrery.kit.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Takes old changes away, from the beginning of the log and without a gap, and moves the horizon behind them. Instances
 * may run it at once; the horizon's row lock makes them take turns.
 */
final class ChangeRetention {
    private static final int BATCH_ROWS = 2000;

    private final DSLContext sql;
    private final Clock clock;
    private final Duration retention;

    ChangeRetention(DataSource changes, Clock clock, Duration retention) {
        this.sql = DSL.using(changes, SQLDialect.POSTGRES);
        this.clock = clock;
        this.retention = retention;
    }

    /** Takes away what is too old and says how many rows that were. */
    int run() {
        OffsetDateTime keepFrom = OffsetDateTime.ofInstant(clock.instant().minus(retention), ZoneOffset.UTC);
        int all = 0;
        int deleted;
        do {
            deleted = sql.transactionResult(transaction -> batch(transaction.dsl(), keepFrom));
            all += deleted;
        } while (deleted == BATCH_ROWS);
        return all;
    }

    private static int batch(DSLContext transaction, OffsetDateTime keepFrom) {
        transaction.fetchSingle("SELECT epoch FROM change_horizon FOR UPDATE");
        Result<Record> oldest = transaction.fetch("""
                SELECT xid::text AS xid, sequence, change_time < ?::timestamptz AS is_old FROM change_log
                WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY change_log.xid, sequence LIMIT ?
                """, keepFrom, BATCH_ROWS);
        int count = 0;
        while (count < oldest.size() && oldest.get(count).get("is_old", Boolean.class)) {
            count++;
        }
        if (count > 0) {
            Record last = oldest.get(count - 1);
            String xid = last.get("xid", String.class);
            Long sequence = last.get("sequence", Long.class);
            transaction.execute("UPDATE change_horizon SET xid = ?::text::xid8, sequence = ?", xid, sequence);
            transaction.execute("DELETE FROM change_log WHERE (xid, sequence) <= (?::text::xid8, ?)", xid, sequence);
        }
        return count;
    }
}
