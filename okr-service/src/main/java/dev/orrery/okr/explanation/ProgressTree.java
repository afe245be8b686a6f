package dev.orrery.okr.explanation;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.Objective;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the progress of an objective comes from, read level by level: three queries for each, however wide it is. A level
 * that would make the whole too large is left out, with all below it.
 */
final class ProgressTree {
    /** How many key results, objectives and tasks an explanation holds at most. */
    static final int MAX_PARTS = 5000;

    private final Set<String> opened = new HashSet<>();
    private final Map<String, List<KeyResultRecord>> keyResults = new HashMap<>();
    private final Map<String, List<ObjectiveRecord>> children = new HashMap<>();
    private final Map<KeyResultId, List<SelectWork.Row>> work = new HashMap<>();
    private int parts;

    private ProgressTree() {}

    /** Of what has no parts. */
    static ProgressTree empty() {
        return new ProgressTree();
    }

    static ProgressTree below(OrganizationTransaction transaction, ObjectiveRecord root) {
        ProgressTree tree = new ProgressTree();
        List<ObjectiveRecord> level = List.of(root);
        while (!level.isEmpty()) {
            List<String> ids = level.stream()
                    .filter(ProgressTree::comesFromParts)
                    .map(ObjectiveRecord::getObjectiveId)
                    .toList();
            level = tree.open(transaction, ids);
        }
        return tree;
    }

    /** Whether what an objective's progress comes from was read. */
    boolean isOpened(ObjectiveRecord objective) {
        return opened.contains(objective.getObjectiveId());
    }

    List<KeyResultRecord> keyResults(ObjectiveRecord objective) {
        return keyResults.getOrDefault(objective.getObjectiveId(), List.of());
    }

    List<ObjectiveRecord> children(ObjectiveRecord objective) {
        return children.getOrDefault(objective.getObjectiveId(), List.of());
    }

    List<SelectWork.Row> work(KeyResultRecord keyResult) {
        return work.getOrDefault(new KeyResultId(keyResult.getObjectiveId(), keyResult.getKeyResultId()), List.of());
    }

    /** What is frozen or said by hand stands for itself. */
    static boolean comesFromParts(ObjectiveRecord objective) {
        return objective.getFreezeTime() == null && !objective.getRollUp().equals(Objective.RollUp.MANUAL.name());
    }

    /** Reads what is right below these, and answers the objectives among it; nothing where it is too much. */
    private List<ObjectiveRecord> open(OrganizationTransaction transaction, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<KeyResultRecord> measured = transaction
                .sql()
                .selectFrom(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(transaction.organizationId()), KEY_RESULT.OBJECTIVE_ID.in(ids))
                .orderBy(KEY_RESULT.OBJECTIVE_ID, KEY_RESULT.KEY_RESULT_ID)
                .limit(MAX_PARTS + 1)
                .fetch();
        List<ObjectiveRecord> below = transaction
                .sql()
                .selectFrom(OBJECTIVE)
                .where(OBJECTIVE.ORG_ID.eq(transaction.organizationId()), OBJECTIVE.PARENT_ID.in(ids))
                .orderBy(OBJECTIVE.OBJECTIVE_ID)
                .limit(MAX_PARTS + 1)
                .fetch();
        Map<KeyResultId, List<SelectWork.Row>> done = SelectWork.of(transaction, ids, MAX_PARTS + 1);
        int more = measured.size()
                + below.size()
                + done.values().stream().mapToInt(List::size).sum();
        if (parts + more > MAX_PARTS) {
            return List.of();
        }
        parts += more;
        opened.addAll(ids);
        measured.forEach(row -> keyResults
                .computeIfAbsent(row.getObjectiveId(), _ -> new ArrayList<>())
                .add(row));
        below.forEach(row -> children.computeIfAbsent(row.getParentId(), _ -> new ArrayList<>())
                .add(row));
        work.putAll(done);
        return below;
    }
}
