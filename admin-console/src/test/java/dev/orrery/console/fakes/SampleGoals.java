package dev.orrery.console.fakes;

import com.google.protobuf.Timestamp;
import com.google.type.Decimal;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Goals, numbers and work, to look at. */
public final class SampleGoals {
    private SampleGoals() {}

    public static void fill(FakeServices services) {
        List.of(
                        Samples.objective(
                                "ship", "Ship the first version people rely on", Objective.Health.ON_TRACK, "0.64"),
                        Samples.objective("fast", "Answer every request in a blink", Objective.Health.AT_RISK, "0.41"),
                        Samples.objective("grow", "Win the first hundred teams", Objective.Health.OFF_TRACK, "0.12")
                                .setParent("orgs/acme/objectives/ship"),
                        Samples.objective(
                                "hire", "Grow the team without losing its calm", Objective.Health.PENDING, "0"))
                .forEach(objective -> services.okr.add(objective
                        .setCreateTime(ago(Duration.ofDays(30)))
                        .setUpdateTime(ago(Duration.ofHours(objective.getTitle().length())))
                        .build()));
        services.okr.add(Samples.keyResult("ship", "kr1", "Ten pilot teams use it every day", "6", "10")
                .setUnit("teams")
                .setProgress(Decimal.newBuilder().setValue("0.6"))
                .build());
        services.okr.add(Samples.keyResult("ship", "kr2", "No data lost in a restore drill", "1", "1")
                .setProgress(Decimal.newBuilder().setValue("1"))
                .build());
        services.okr.add(Samples.keyResult("fast", "kr3", "p99 of range reads in milliseconds", "38", "20")
                .setProgress(Decimal.newBuilder().setValue("0.41"))
                .build());
        fillHistory(services);
        services.okr.add(Samples.kpi("nps", "Net promoter score", Kpi.Status.ON_TRACK, "47", "50")
                .build());
        services.okr.add(Samples.kpi("mrr", "Monthly recurring revenue", Kpi.Status.AT_RISK, "128400", "150000")
                .setUnit("EUR")
                .setDescription("What all subscriptions bring in a month, without taxes.")
                .setWarnThreshold(Decimal.newBuilder().setValue("130000"))
                .setAlarmThreshold(Decimal.newBuilder().setValue("110000"))
                .setLastMeasureTime(ago(Duration.ofHours(7)))
                .build());
        services.okr.add(Samples.kpi("err", "Failed requests", Kpi.Status.OFF_TRACK, "0.42", "0.1")
                .setUnit("%")
                .setDirection(Kpi.Direction.LOWER_IS_BETTER)
                .setLastMeasureTime(ago(Duration.ofMinutes(12)))
                .build());
        services.okr.add(Samples.kpi("sla", "Tickets answered in a day", Kpi.Status.ACHIEVED, "97.5", "95")
                .setUnit("%")
                .setLastMeasureTime(ago(Duration.ofDays(2)))
                .build());
        services.okr.add(Samples.task("t1", "Write the release notes", Task.State.TODO)
                .setCreateTime(ago(Duration.ofMinutes(50)))
                .setUpdateTime(ago(Duration.ofMinutes(50)))
                .build());
        services.okr.add(Samples.task("t2", "Fix the DST edge case", Task.State.IN_PROGRESS)
                .setCreateTime(ago(Duration.ofDays(3)))
                .setUpdateTime(ago(Duration.ofMinutes(9)))
                .build());
        services.okr.add(Samples.task("t3", "Legal review of the terms", Task.State.BLOCKED)
                .setCreateTime(ago(Duration.ofDays(6)))
                .setUpdateTime(ago(Duration.ofDays(1)))
                .build());
        services.okr.add(
                Samples.task("t4", "Choose the office plants", Task.State.DONE).build());
    }

    /** What was measured and said in the last weeks. */
    private static void fillHistory(FakeServices services) {
        int weeks = 26;
        for (int week = weeks; week > 0; week--) {
            services.okr.add(Measurement.newBuilder()
                    .setMeasureTime(ago(Duration.ofDays(7L * week - 6)))
                    .setValue(Decimal.newBuilder()
                            .setValue(Integer.toString(96_000 + (weeks - week) * 1_250 + week * 37 % 11 * 700)))
                    .setMeasuredBy("orgs/acme/users/" + FakeUser.BEN.id())
                    .setNotes(week % 8 == 0 ? "After the price change" : "")
                    .build());
        }
        checkIn(services, "3", "0.5", 28, "Three teams have begun; the import is what convinced them.");
        checkIn(services, "5", "0.7", 14, "Two more. Next: the two that wait for the free/busy view.");
        checkIn(services, "6", "0.8", 2, "");
    }

    private static void checkIn(FakeServices services, String value, String confidence, int daysAgo, String narrative) {
        services.okr.add(CheckIn.newBuilder()
                .setName("orgs/acme/objectives/ship/keyResults/kr1/checkIns/" + daysAgo)
                .setValue(Decimal.newBuilder().setValue(value))
                .setConfidence(Decimal.newBuilder().setValue(confidence))
                .setNarrative(narrative)
                .setAuthor("orgs/acme/users/" + FakeUser.ADA.id())
                .setCreateTime(ago(Duration.ofDays(daysAgo)))
                .build());
    }

    private static Timestamp ago(Duration duration) {
        return Samples.timestamp(Instant.now().minus(duration));
    }
}
