package dev.orrery.okr.bindings;

import dev.orrery.okr.cadence.RunSchedule;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import java.time.Instant;
import java.time.ZoneId;

/** When bindings run next: by their schedules, and while they fail ever later. */
final class NextRuns {
    private NextRuns() {}

    /** An {@code IllegalArgumentException} says what is wrong with the rule. */
    static RunSchedule schedule(KpiBindingRecord row) {
        ZoneId zone = ZoneId.of(row.getTimeZone());
        return RunSchedule.parse(
                row.getSchedule(), row.getCreateTime().atZone(zone).toLocalDate(), zone);
    }

    /** After a success, or where nothing has run yet. */
    static void follow(KpiBindingRecord row, Instant now) {
        row.setNextRunTime(rests(row) ? null : schedule(row).after(now).orElse(null));
    }

    /** After a failure. */
    static void backOff(KpiBindingRecord row, Instant now) {
        row.setNextRunTime(rests(row) ? null : now.plus(RunSchedule.backOff(row.getConsecutiveFailures())));
    }

    private static boolean rests(KpiBindingRecord row) {
        return row.getIsDisabled() || row.getSchedule().isEmpty();
    }
}
