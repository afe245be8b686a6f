package dev.orrery.okr.explanation;

import com.google.type.Decimal;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ProgressExplanation;
import dev.orrery.okr.v1.ProgressExplanation.Rule;
import dev.orrery.okr.v1.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations of the contract, made of rows. */
final class ExplanationProtos {
    private final Organization organization;
    private final ProgressTree tree;

    ExplanationProtos(Organization organization, ProgressTree tree) {
        this.organization = organization;
        this.tree = tree;
    }

    /** An objective and all that its progress comes from. */
    ProgressExplanation.Builder objective(ObjectiveRecord row) {
        ProgressExplanation.Builder node =
                node(new ObjectiveId(row.getObjectiveId()).in(organization), row.getTitle(), row.getProgress());
        if (row.getFreezeTime() != null) {
            return node.setRule(Rule.FROZEN);
        }
        if (!ProgressTree.comesFromParts(row)) {
            return input(node, "manual_progress", row.getManualProgress()).setRule(Rule.MANUAL);
        }
        if (!tree.isOpened(row)) {
            return node.setRule(Rule.ELIDED);
        }
        boolean childrenCount = !row.getRollUp().equals(Objective.RollUp.OWN_METRIC.name());
        List<ProgressExplanation> parts = new ArrayList<>();
        for (KeyResultRecord keyResult : tree.keyResults(row)) {
            parts.add(part(keyResult(keyResult, tree.work(keyResult)), keyResult.getWeight(), true));
        }
        for (ObjectiveRecord child : tree.children(row)) {
            parts.add(part(objective(child), child.getWeight(), childrenCount && isUnderWay(child)));
        }
        parts.sort(Comparator.comparing(ProgressExplanation::getResource));
        return node.setRule(Rule.valueOf(row.getRollUp())).addAllParts(parts);
    }

    /** A key result and the work that its progress may come from. */
    ProgressExplanation.Builder keyResult(KeyResultRecord row, List<SelectWork.Row> work) {
        String name = new KeyResultId(row.getObjectiveId(), row.getKeyResultId()).in(organization);
        ProgressExplanation.Builder node = node(name, row.getTitle(), row.getProgress());
        if (row.getFreezeTime() != null) {
            return node.setRule(Rule.FROZEN);
        }
        if (row.getProgressSource().equals(KeyResult.ProgressSource.LINKED_WORK.name())) {
            work.forEach(task -> node.addParts(task(task)));
            return node.setRule(Rule.LINKED_WORK);
        }
        input(node, "start_value", row.getStartValue());
        input(node, "target_value", row.getTargetValue());
        input(node, "lower_bound", row.getLowerBound());
        input(node, "upper_bound", row.getUpperBound());
        input(node, "current_value", row.getCurrentValue());
        return node.setRule(Rule.valueOf(row.getKind()));
    }

    private ProgressExplanation task(SelectWork.Row row) {
        boolean isDone = row.state().equals(Task.State.DONE.name());
        boolean counts = !row.state().equals(Task.State.CANCELLED.name());
        ProgressExplanation.Builder node = node(
                        new TaskId(row.taskId()).in(organization),
                        row.title(),
                        isDone ? BigDecimal.ONE : BigDecimal.ZERO)
                .setRule(Rule.TASK);
        return part(node, row.weight(), counts);
    }

    private static boolean isUnderWay(ObjectiveRecord row) {
        return switch (Objective.State.valueOf(row.getState())) {
            case ACTIVE, COMPLETED, ARCHIVED -> true;
            case DRAFT, CANCELLED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static ProgressExplanation part(ProgressExplanation.Builder node, BigDecimal weight, boolean counts) {
        return node.setWeight(Decimals.of(weight))
                .setCounts(counts && weight.signum() > 0)
                .build();
    }

    private static ProgressExplanation.Builder node(String name, String title, @Nullable BigDecimal progress) {
        ProgressExplanation.Builder node =
                ProgressExplanation.newBuilder().setResource(name).setTitle(title);
        return progress == null ? node : node.setProgress(Decimals.of(progress));
    }

    private static ProgressExplanation.Builder input(
            ProgressExplanation.Builder node, String name, @Nullable BigDecimal value) {
        if (value == null) {
            return node;
        }
        Decimal decimal = Decimals.of(value);
        return node.addInputs(
                ProgressExplanation.Input.newBuilder().setName(name).setValue(decimal));
    }
}
