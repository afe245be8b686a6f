package dev.orrery.okr.explanation;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.keyresults.Goals;
import dev.orrery.okr.keyresults.SelectLinkedTasks;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.objectives.Ascent;
import dev.orrery.okr.objectives.ObjectiveTree;
import dev.orrery.okr.progress.Contribution;
import dev.orrery.okr.progress.LinkedTask;
import dev.orrery.okr.progress.Progress;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.CheckProgressResponse;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Record11;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recomputes all progress of an organisation from what is measured, and names what is stored otherwise: nothing, unless
 * somebody has changed the tables by hand. Writers wait meanwhile, so that it sees one moment.
 */
@Component
final class ProgressCheck {
    private static final int MAX_NAMED = 100;

    /** The value that was reported last, or the KPI's own. */
    private static final Field<BigDecimal> MEASURED = DSL.when(
                    KEY_RESULT.PROGRESS_SOURCE.eq(KeyResult.ProgressSource.KPI.name()), KPI.CURRENT_VALUE)
            .otherwise(KEY_RESULT.CURRENT_VALUE);

    private final ObjectiveTree tree;

    ProgressCheck(ObjectiveTree tree) {
        this.tree = tree;
    }

    CheckProgressResponse of(OrganizationTransaction transaction) {
        tree.lockShape(transaction);
        return new Run(transaction).check();
    }

    /** One check, as far as it has got. */
    private static final class Run {
        private final OrganizationTransaction transaction;
        private final Map<KeyResultId, List<LinkedTask>> work;
        private final Map<String, List<Contribution>> contributions = new HashMap<>();
        private final Map<String, List<ObjectiveRecord>> children = new HashMap<>();
        private final List<String> differing = new ArrayList<>();
        private int keyResults;
        private int objectives;

        Run(OrganizationTransaction transaction) {
            this.transaction = transaction;
            this.work = SelectLinkedTasks.all(transaction);
        }

        CheckProgressResponse check() {
            measureKeyResults();
            List<ObjectiveRecord> roots = new ArrayList<>();
            transaction
                    .sql()
                    .selectFrom(OBJECTIVE)
                    .where(OBJECTIVE.ORG_ID.eq(transaction.organizationId()))
                    .orderBy(OBJECTIVE.OBJECTIVE_ID)
                    .fetch()
                    .forEach(row -> (row.getParentId() == null
                                    ? roots
                                    : children.computeIfAbsent(row.getParentId(), _ -> new ArrayList<>()))
                            .add(row));
            roots.forEach(this::rollUp);
            return CheckProgressResponse.newBuilder()
                    .setKeyResults(keyResults)
                    .setObjectives(objectives)
                    .addAllDiffering(differing)
                    .build();
        }

        private void measureKeyResults() {
            transaction
                    .sql()
                    .select(
                            KEY_RESULT.OBJECTIVE_ID,
                            KEY_RESULT.KEY_RESULT_ID,
                            KEY_RESULT.KIND,
                            KEY_RESULT.PROGRESS_SOURCE,
                            KEY_RESULT.START_VALUE,
                            KEY_RESULT.TARGET_VALUE,
                            KEY_RESULT.LOWER_BOUND,
                            KEY_RESULT.UPPER_BOUND,
                            MEASURED,
                            KEY_RESULT.PROGRESS,
                            KEY_RESULT.WEIGHT)
                    .from(KEY_RESULT)
                    .leftJoin(KPI)
                    .on(KPI.ORG_ID.eq(KEY_RESULT.ORG_ID), KPI.KPI_ID.eq(KEY_RESULT.KPI_ID))
                    .where(KEY_RESULT.ORG_ID.eq(transaction.organizationId()), KEY_RESULT.FREEZE_TIME.isNull())
                    .fetch()
                    .forEach(this::measure);
        }

        private void measure(
                Record11<
                                String,
                                String,
                                String,
                                String,
                                BigDecimal,
                                BigDecimal,
                                BigDecimal,
                                BigDecimal,
                                BigDecimal,
                                BigDecimal,
                                BigDecimal>
                        row) {
            KeyResultId id = new KeyResultId(row.value1(), row.value2());
            Progress progress;
            if (row.value4().equals(KeyResult.ProgressSource.LINKED_WORK.name())) {
                progress = LinkedTask.shareDone(work.getOrDefault(id, List.of()));
            } else {
                progress = row.value9() == null
                        ? Progress.unmeasured()
                        : Goals.of(
                                        KeyResult.Kind.valueOf(row.value3()),
                                        row.value5(),
                                        row.value6(),
                                        row.value7(),
                                        row.value8())
                                .at(row.value9());
            }
            keyResults++;
            compare(progress, row.value10(), () -> id.in(transaction.organization()));
            contributions
                    .computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                    .add(new Contribution(Contribution.Origin.KEY_RESULT, row.value11(), progress));
        }

        /** Children first; the tree is at most 32 deep. */
        private Progress rollUp(ObjectiveRecord row) {
            List<Contribution> all = contributions.computeIfAbsent(row.getObjectiveId(), _ -> new ArrayList<>());
            for (ObjectiveRecord child : children.getOrDefault(row.getObjectiveId(), List.of())) {
                Progress progress = rollUp(child);
                if (isUnderWay(child)) {
                    all.add(new Contribution(Contribution.Origin.CHILD, child.getWeight(), progress));
                }
            }
            objectives++;
            if (row.getFreezeTime() != null) {
                return Progress.ofNullable(row.getProgress());
            }
            Progress progress = Ascent.rollUp(row).of(all);
            compare(
                    progress,
                    row.getProgress(),
                    () -> new ObjectiveId(row.getObjectiveId()).in(transaction.organization()));
            return progress;
        }

        private void compare(Progress expected, @Nullable BigDecimal stored, Supplier<String> name) {
            if (differing.size() < MAX_NAMED && !Progress.ofNullable(stored).equals(expected)) {
                differing.add(name.get());
            }
        }

        private static boolean isUnderWay(ObjectiveRecord row) {
            return !row.getState().equals(Objective.State.DRAFT.name())
                    && !row.getState().equals(Objective.State.CANCELLED.name());
        }
    }
}
