package dev.orrery.okr.timeinvested;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.alignment.SharedTime;
import dev.orrery.okr.alignment.TimeSpan;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedTimeRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much time was attended on the days that the window or the present cut: shared anew within them. */
final class CutDays {
    private CutDays() {}

    static List<SelectAttendedTime.Row> of(OrganizationTransaction transaction, QueryWindow window) {
        Map<PersonsDay, List<AttendedTimeRecord>> days = new LinkedHashMap<>();
        SelectLedgerRows.on(transaction, window.cutDays())
                .forEach(row -> days.computeIfAbsent(
                                new PersonsDay(row.getUserId(), row.getDay()), _ -> new ArrayList<>())
                        .add(row));
        List<SelectAttendedTime.Row> shared = new ArrayList<>();
        days.values().forEach(rows -> {
            long[] planned = shares(rows, window.planned());
            long[] held = shares(rows, window.held());
            for (int i = 0; i < rows.size(); i++) {
                AttendedTimeRecord row = rows.get(i);
                shared.add(new SelectAttendedTime.Row(
                        window.periodOf(row.getDay()),
                        row.getUserId(),
                        new EventId(row.getCalendarId(), row.getEventId()),
                        row.getOccurrence(),
                        planned[i],
                        held[i]));
            }
        });
        return shared;
    }

    private static long[] shares(List<AttendedTimeRecord> rows, TimeSpan window) {
        return SharedTime.of(rows.stream()
                .map(row -> TimeLedger.timeSpan(row).within(window))
                .toList());
    }
}
