package dev.orrery.okr.sample;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.keyresults.CheckInStore;
import dev.orrery.okr.keyresults.KeyResultStore;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.kpis.MeasurementStore;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.objectives.ObjectiveStore;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** One objective with three key results, each with another source of progress, and the KPI that one of them follows. */
@Component
final class SampleGoals {
    static final String CHECKED_IN = "focus-hours";
    static final String WORKED = "first-steps";
    static final String MEASURED = "on-time";
    private static final int[] MEASURED_PERCENT = {61, 64, 70, 73};
    private static final int OBJECTIVE_DAYS = 90;

    private final ObjectiveStore objectives;
    private final KeyResultStore keyResults;
    private final CheckInStore checkIns;
    private final KpiStore kpis;
    private final MeasurementStore measurements;

    SampleGoals(
            ObjectiveStore objectives,
            KeyResultStore keyResults,
            CheckInStore checkIns,
            KpiStore kpis,
            MeasurementStore measurements) {
        this.objectives = objectives;
        this.keyResults = keyResults;
        this.checkIns = checkIns;
        this.kpis = kpis;
        this.measurements = measurements;
    }

    void create(Edit edit, SampleNames names) {
        createKpi(edit, names);
        LocalDate today = edit.time().atZone(ZoneOffset.UTC).toLocalDate();
        objectives.create(
                edit,
                names.objective().value(),
                Objective.newBuilder()
                        .setTitle("Make time for what matters")
                        .setDescription("A sample to look around with. Change it, or remove all samples in one call.")
                        .setPriority(Objective.Priority.HIGH)
                        .setStartDate(today.toString())
                        .setDueDate(today.plusDays(OBJECTIVE_DAYS).toString())
                        .build());
        createKeyResults(edit, names);
        checkIns.create(
                edit,
                new KeyResultId(names.objective(), CHECKED_IN),
                "first",
                CheckIn.newBuilder()
                        .setValue(Decimals.of(BigDecimal.valueOf(6)))
                        .setConfidence(Decimals.of(new BigDecimal("0.8")))
                        .setNarrative("Two mornings a week are blocked for focus now.")
                        .build());
    }

    private void createKpi(Edit edit, SampleNames names) {
        kpis.create(
                edit,
                names.kpi().value(),
                Kpi.newBuilder()
                        .setDisplayName("Meetings that end on time")
                        .setUnit("%")
                        .setKpiType(Kpi.KpiType.PERCENTAGE)
                        .setPeriod(Kpi.Period.WEEKLY)
                        .setTargetValue(Decimals.of(BigDecimal.valueOf(90)))
                        .setBaselineValue(Decimals.of(BigDecimal.valueOf(60)))
                        .setWarnThreshold(Decimals.of(BigDecimal.valueOf(75)))
                        .setAlarmThreshold(Decimals.of(BigDecimal.valueOf(50)))
                        .build());
        for (int i = 0; i < MEASURED_PERCENT.length; i++) {
            Duration age = Duration.ofDays(7L * (MEASURED_PERCENT.length - 1 - i));
            measurements.create(
                    edit,
                    names.kpi(),
                    Measurement.newBuilder()
                            .setMeasureTime(Times.of(edit.time().minus(age)))
                            .setValue(Decimals.of(BigDecimal.valueOf(MEASURED_PERCENT[i])))
                            .build());
        }
    }

    private void createKeyResults(Edit edit, SampleNames names) {
        keyResults.create(
                edit,
                names.objective(),
                CHECKED_IN,
                KeyResult.newBuilder()
                        .setTitle("Ten hours of focus time a week")
                        .setKind(KeyResult.Kind.INCREASE)
                        .setTargetValue(Decimals.of(BigDecimal.TEN))
                        .setUnit("h")
                        .build());
        keyResults.create(
                edit,
                names.objective(),
                WORKED,
                KeyResult.newBuilder()
                        .setTitle("The first steps are done")
                        .setKind(KeyResult.Kind.MILESTONE)
                        .setTargetValue(Decimals.of(BigDecimal.valueOf(3)))
                        .setProgressSource(KeyResult.ProgressSource.LINKED_WORK)
                        .build());
        keyResults.create(
                edit,
                names.objective(),
                MEASURED,
                KeyResult.newBuilder()
                        .setTitle("Nine of ten meetings end on time")
                        .setKind(KeyResult.Kind.INCREASE)
                        .setStartValue(Decimals.of(BigDecimal.valueOf(60)))
                        .setTargetValue(Decimals.of(BigDecimal.valueOf(90)))
                        .setUnit("%")
                        .setProgressSource(KeyResult.ProgressSource.KPI)
                        .setKpi(names.kpi().in(edit.organization()))
                        .build());
    }
}
