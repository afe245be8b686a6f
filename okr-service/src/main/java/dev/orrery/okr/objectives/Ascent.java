package dev.orrery.okr.objectives;

import dev.orrery.okr.cycles.CycleStore;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.health.Health;
import dev.orrery.okr.health.HealthRule;
import dev.orrery.okr.health.LastCheckIn;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.progress.Contribution;
import dev.orrery.okr.progress.Progress;
import dev.orrery.okr.progress.RollUp;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from some objectives up to their roots, held by one transaction. It is taken before what contributes to them
 * is changed, and climbed after: every objective on it gets the progress and health that follow, children first.
 */
public final class Ascent {
    private final Edit edit;
    private final Map<String, ObjectiveRecord> held;
    private final Map<String, Objective> originals;

    Ascent(Edit edit, Map<String, ObjectiveRecord> held) {
        this.edit = edit;
        this.held = held;
        this.originals = new HashMap<>();
        held.forEach((id, row) -> originals.put(id, ObjectiveProtos.of(edit.organization(), row)));
    }

    /** The objective's row, which only this transaction changes. */
    Optional<ObjectiveRecord> objective(ObjectiveId id) {
        return Optional.ofNullable(held.get(id.value()));
    }

    /** The objective as it was when it was taken. */
    Objective original(ObjectiveId id) {
        Objective original = originals.get(id.value());
        if (original == null) {
            throw new IllegalArgumentException("objective: " + id + " (expected: one that is held)");
        }
        return original;
    }

    /** Refuses everybody but the objective's owner and ADMINs. */
    public void requireOwner(ObjectiveId id) {
        ObjectiveRecord row = objective(id).orElseThrow(ObjectiveStore.missing(id.in(edit.organization())));
        edit.author().requireAdminOr(edit.author().is(row.getOwnerId()), "the objective's owner");
    }

    /** Refuses a change of an objective whose cycle is closed. */
    public void requireOpen(ObjectiveId id) {
        if (objective(id).map(ObjectiveRecord::getFreezeTime).isPresent()) {
            throw CycleStore.closed(id.in(edit.organization()));
        }
    }

    /** Leaves an objective out, because it is deleted. */
    void forget(ObjectiveId id) {
        held.remove(id.value());
    }

    /**
     * Brings progress and health of all that is held up to what contributes to them now, and logs what differs from the
     * originals.
     */
    public void climb() {
        Map<String, List<SelectContributions.Row>> contributions = SelectContributions.of(edit, held.keySet());
        Map<String, @Nullable BigDecimal> fresh = new HashMap<>();
        List<ObjectiveRecord> changed = new ArrayList<>();
        for (ObjectiveRecord objective : childrenFirst(held.values())) {
            // What is frozen stays, and goes on contributing to what is above it.
            if (objective.getFreezeTime() == null) {
                List<SelectContributions.Row> rows = contributions.getOrDefault(objective.getObjectiveId(), List.of());
                ObjectiveRules.endManual(objective, edit.time());
                applyProgress(objective, rollUp(objective).of(contributions(rows, fresh)));
                applyHealth(objective, lastCheckIns(rows));
            }
            fresh.put(objective.getObjectiveId(), objective.getProgress());
            note(objective);
            if (objective.modified()) {
                changed.add(objective);
            }
        }
        MovedObjectives.save(edit, changed);
    }

    private void note(ObjectiveRecord objective) {
        Objective before = original(new ObjectiveId(objective.getObjectiveId()));
        boolean isSameForCallers =
                ObjectiveProtos.of(edit.organization(), objective).equals(before);
        if (!isSameForCallers) {
            objective.setVersion(objective.getVersion() + 1);
            objective.setUpdateTime(edit.time());
            edit.changes().updated(before, ObjectiveProtos.of(edit.organization(), objective));
        }
    }

    private static void applyProgress(ObjectiveRecord objective, Progress progress) {
        // A number that is stored has other zeros at its end than the same number that is not.
        if (!Progress.ofNullable(objective.getProgress()).equals(progress)) {
            objective.setProgress(progress.asOptional().orElse(null));
        }
    }

    private void applyHealth(ObjectiveRecord objective, List<LastCheckIn> checkIns) {
        boolean isActive = objective.getState().equals(Objective.State.ACTIVE.name());
        Health before = Health.valueOf(objective.getHealth());
        Instant next = isActive ? ObjectiveRules.nextCheckIn(objective, LastCheckIn.latest(checkIns)) : null;
        objective.setNextCheckInTime(next);
        objective.setHealth(
                HealthRule.at(edit.time(), isActive, before, checkIns, next).name());
        objective.setOutdatedTime(
                HealthRule.outdatedTime(isActive, checkIns, next).orElse(null));
    }

    /** How an objective's progress comes from what contributes to it. */
    public static RollUp rollUp(ObjectiveRecord objective) {
        return switch (Objective.RollUp.valueOf(objective.getRollUp())) {
            case WEIGHTED_AVERAGE -> new RollUp.WeightedAverage();
            case MIN -> new RollUp.Least();
            case OWN_METRIC -> new RollUp.OwnMetric();
            case MANUAL -> new RollUp.Manual(objective.getManualProgress());
            case ROLL_UP_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("roll_up: " + objective.getRollUp() + " (expected: a stored one)");
        };
    }

    /** Child objectives that are climbed too count with the progress that they have just got. */
    private static List<Contribution> contributions(
            List<SelectContributions.Row> rows, Map<String, @Nullable BigDecimal> fresh) {
        List<Contribution> contributions = new ArrayList<>();
        for (SelectContributions.Row row : rows) {
            boolean isClimbed = row.childId() != null && fresh.containsKey(row.childId());
            BigDecimal progress = isClimbed ? fresh.get(row.childId()) : row.progress();
            contributions.add(new Contribution(
                    row.childId() == null ? Contribution.Origin.KEY_RESULT : Contribution.Origin.CHILD,
                    row.weight(),
                    Progress.ofNullable(progress)));
        }
        return contributions;
    }

    private static List<LastCheckIn> lastCheckIns(List<SelectContributions.Row> rows) {
        List<LastCheckIn> checkIns = new ArrayList<>();
        for (SelectContributions.Row row : rows) {
            if (row.checkInTime() != null) {
                checkIns.add(new LastCheckIn(row.checkInTime(), row.confidence()));
            }
        }
        return checkIns;
    }

    /** Each objective after all of its descendants. */
    private List<ObjectiveRecord> childrenFirst(Collection<ObjectiveRecord> objectives) {
        List<ObjectiveRecord> ordered = new ArrayList<>(objectives);
        ordered.sort((one, other) -> Integer.compare(depth(other), depth(one)));
        return ordered;
    }

    /** All ancestors of what is held are held too, so this counts up to the root. */
    private int depth(ObjectiveRecord objective) {
        int depth = 0;
        for (String parent = objective.getParentId(); parent != null; depth++) {
            ObjectiveRecord next = held.get(parent);
            parent = next == null ? null : next.getParentId();
        }
        return depth;
    }
}
