package dev.orrery.okr.timeinvested;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.alignment.Alignment;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.TimeInvested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers what attended time is for, from what is written down and the links of the moment. */
final class TimeInvestedQuery {
    private record Key(String periodStart, String group) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::periodStart).thenComparing(Key::group);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sums(Totals aligned, Totals unaligned) {}

    private final OrganizationTransaction transaction;
    private final GroupBy groupBy;
    private final Map<Key, Sums> entries = new TreeMap<>();
    private final Totals total = new Totals();

    private TimeInvestedQuery(OrganizationTransaction transaction, GroupBy groupBy) {
        this.transaction = transaction;
        this.groupBy = groupBy;
    }

    static QueryTimeInvestedResponse answer(
            OrganizationTransaction transaction, QueryWindow window, GroupBy groupBy, PageRequest page) {
        TimeInvestedQuery query = new TimeInvestedQuery(transaction, groupBy);
        List<SelectAttendedTime.Row> rows =
                new ArrayList<>(SelectAttendedTime.of(transaction, window, groupBy == GroupBy.USER));
        rows.addAll(CutDays.of(transaction, window));
        query.add(rows);
        return query.response(page);
    }

    private void add(List<SelectAttendedTime.Row> rows) {
        Linked linked = Linked.of(transaction);
        GroupNames names = GroupNames.of(transaction, groupBy);
        for (SelectAttendedTime.Row row : rows) {
            total.add(row.planned(), row.held());
            Optional<Alignment<Target>> alignment =
                    Optional.ofNullable(row.event()).flatMap(event -> linked.alignment(event, row.occurrence()));
            if (alignment.isEmpty()) {
                sums(row, null, names).unaligned().add(row.planned(), row.held());
                continue;
            }
            Map<@Nullable Target, Long> held = alignment.get().of(row.held());
            alignment.get().of(row.planned()).forEach((target, planned) -> {
                if (planned == 0) {
                    return;
                }
                Sums sums = sums(row, target, names);
                Totals totals = target == null ? sums.unaligned() : sums.aligned();
                totals.add(planned, held.getOrDefault(target, 0L));
            });
        }
    }

    private Sums sums(SelectAttendedTime.Row row, @Nullable Target target, GroupNames names) {
        String group;
        if (groupBy == GroupBy.USER) {
            group = new References(transaction.organization()).userName(Objects.requireNonNull(row.user()));
        } else {
            group = target == null ? "" : names.of(target);
        }
        return entries.computeIfAbsent(
                new Key(Times.text(row.periodStart()), group), _ -> new Sums(new Totals(), new Totals()));
    }

    private QueryTimeInvestedResponse response(PageRequest request) {
        Totals aligned = new Totals();
        Totals unaligned = new Totals();
        entries.values().forEach(sums -> {
            aligned.add(sums.aligned());
            unaligned.add(sums.unaligned());
        });
        Optional<Key> after = request.after().map(cursor -> new Key(cursor.get(0), cursor.get(1)));
        Page<Map.Entry<Key, Sums>> page = request.page(
                entries.entrySet().stream()
                        .filter(entry -> after.isEmpty() || entry.getKey().compareTo(after.get()) > 0)
                        .limit(request.limit())
                        .toList(),
                entry -> Cursor.of(entry.getKey().periodStart(), entry.getKey().group()));
        return QueryTimeInvestedResponse.newBuilder()
                .addAllEntries(page.map(TimeInvestedQuery::entry).items())
                .setNextPageToken(page.nextPageToken())
                .setAligned(aligned.toProto())
                .setUnaligned(unaligned.toProto())
                .setTotal(total.toProto())
                .build();
    }

    private static TimeInvested entry(Map.Entry<Key, Sums> entry) {
        return TimeInvested.newBuilder()
                .setGroup(entry.getKey().group())
                .setPeriodStart(entry.getKey().periodStart())
                .setAligned(entry.getValue().aligned().toProto())
                .setUnaligned(entry.getValue().unaligned().toProto())
                .build();
    }
}
