package dev.orrery.okr.reports;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.schema.tables.records.CycleRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.CycleReport;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums cycles up. */
final class CycleReports {
    private static final int SCORE_RANGES = 10;
    private static final int CONFIDENCE_RANGES = 5;
    private static final int DIGITS = 8;

    private CycleReports() {}

    static CycleReport of(OrganizationTransaction transaction, CycleId id, @Nullable String squadId, Instant now) {
        CycleRecord cycle = SelectCycle.cycle(transaction, id);
        Pace pace = pace(cycle, now);
        List<ObjectiveRecord> objectives = SelectCycle.objectives(transaction, id, squadId);
        CycleReport.Builder report = CycleReport.newBuilder()
                .setCycle(id.in(transaction.organization()))
                .setElapsed(Decimals.of(pace.elapsed()));
        Map<String, List<ObjectiveRecord>> bySquad = objectives.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getSquadId() == null
                                ? ""
                                : new SquadId(row.getSquadId()).in(transaction.organization()),
                        TreeMap::new,
                        Collectors.toList()));
        bySquad.forEach((squad, rows) -> report.addSquads(squad(squad, rows, pace)));
        addScores(report, objectives);
        addCalibration(report, SelectCycle.judged(transaction, id, squadId));
        return report.build();
    }

    static Pace pace(CycleRecord cycle, Instant now) {
        return Pace.of(cycle.getStartDate(), cycle.getEndDate(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    static boolean isOffPace(ObjectiveRecord row, Pace pace) {
        return row.getState().equals(Objective.State.ACTIVE.name()) && pace.isBehind(row.getProgress());
    }

    private static CycleReport.SquadProgress squad(String squad, List<ObjectiveRecord> rows, Pace pace) {
        BigDecimal sum = rows.stream().map(row -> orZero(row.getProgress())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return CycleReport.SquadProgress.newBuilder()
                .setSquad(squad)
                .setObjectives(rows.size())
                .setProgress(Decimals.of(sum.divide(BigDecimal.valueOf(rows.size()), DIGITS, RoundingMode.DOWN)))
                .setOffPace(
                        (int) rows.stream().filter(row -> isOffPace(row, pace)).count())
                .build();
    }

    private static void addScores(CycleReport.Builder report, List<ObjectiveRecord> objectives) {
        Ranges ranges = new Ranges(SCORE_RANGES);
        for (ObjectiveRecord row : objectives) {
            if (row.getScore() != null) {
                ranges.add(row.getScore(), BigDecimal.ONE);
            }
        }
        for (int range = 0; range < ranges.size(); range++) {
            report.addScoresBuilder()
                    .setLower(Decimals.of(ranges.lower(range)))
                    .setUpper(Decimals.of(ranges.lower(range + 1)))
                    .setObjectives(ranges.count(range));
        }
    }

    private static void addCalibration(CycleReport.Builder report, List<SelectCycle.Judged> judged) {
        Ranges ranges = new Ranges(CONFIDENCE_RANGES);
        judged.forEach(one -> ranges.add(one.confidence(), orZero(one.progress())));
        for (int range = 0; range < ranges.size(); range++) {
            CycleReport.Calibration.Builder calibration = report.addCalibrationBuilder()
                    .setLower(Decimals.of(ranges.lower(range)))
                    .setUpper(Decimals.of(ranges.lower(range + 1)))
                    .setKeyResults(ranges.count(range));
            ranges.average(range).map(Decimals::of).ifPresent(calibration::setProgress);
        }
    }

    private static BigDecimal orZero(@Nullable BigDecimal progress) {
        return progress == null ? BigDecimal.ZERO : progress;
    }
}
