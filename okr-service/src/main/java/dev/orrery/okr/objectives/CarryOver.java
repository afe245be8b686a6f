package dev.orrery.okr.objectives;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.okr.cycles.CycleStore;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.schema.tables.records.CycleRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.CarryOverObjectiveRequest;
import dev.orrery.okr.v1.CarryOverObjectiveRequest.Decision;
import dev.orrery.okr.v1.CarryOverObjectiveResponse;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes objectives from a cycle that ends to the next one. */
@Component
final class CarryOver {
    private final ObjectiveTree tree;
    private final ObjectiveStore objectives;

    CarryOver(ObjectiveTree tree, ObjectiveStore objectives) {
        this.tree = tree;
        this.objectives = objectives;
    }

    CarryOverObjectiveResponse of(Edit edit, ObjectiveId id, CarryOverObjectiveRequest request) {
        CycleRecord next = nextCycle(edit, request);
        Ascent ascent = tree.holdAlone(edit, List.of(id));
        ascent.requireOwner(id);
        ObjectiveRecord row = ascent.objective(id).orElseThrow();
        String name = id.in(edit.organization());
        Etag.ofVersion(row.getVersion()).requireMatch(request.getEtag(), name);
        requireCarriable(name, row, request.getDecision(), next);
        if (isOpen(row)) {
            end(row, request);
            edit.sql().executeUpdate(row);
            ascent.climb();
        }
        CarryOverObjectiveResponse.Builder response =
                CarryOverObjectiveResponse.newBuilder().setObjective(ObjectiveProtos.of(edit.organization(), row));
        if (next != null) {
            response.setSuccessor(
                    objectives.createSuccessor(edit, id, successor(edit, response.getObjective(), next, request)));
        }
        return response.build();
    }

    private static @Nullable CycleRecord nextCycle(Edit edit, CarryOverObjectiveRequest request) {
        String cycle = new References(edit.organization()).idOrNull("cycle", CycleId.NAME, request.getCycle());
        if ((cycle == null) != (request.getDecision() == Decision.ABANDON)) {
            throw ServiceException.invalidField(
                    "cycle",
                    (cycle == null ? "empty" : request.getCycle())
                            + " (expected: a cycle for KEEP and MODIFY, and empty for ABANDON)");
        }
        return cycle == null ? null : CycleStore.shareOpen(edit, new CycleId(cycle));
    }

    private static void requireCarriable(
            String name, ObjectiveRecord row, Decision decision, @Nullable CycleRecord next) {
        if (row.getCycleId() == null) {
            throw refused(name, "is in no cycle (expected: one that ends)");
        }
        if (next != null && next.getCycleId().equals(row.getCycleId())) {
            throw refused(name, "is in that cycle (expected: another)");
        }
        if (next != null && next.getState().equals(Cycle.State.SCORING.name())) {
            throw refused(name, "the cycle is SCORING (expected: PLANNED or ACTIVE)");
        }
        boolean isGivenUp = row.getState().equals(Objective.State.CANCELLED.name());
        if (isGivenUp || (decision == Decision.ABANDON && !isOpen(row))) {
            throw refused(name, "has ended as " + row.getState() + " (expected: not yet)");
        }
    }

    private static boolean isOpen(ObjectiveRecord row) {
        return row.getState().equals(Objective.State.DRAFT.name())
                || row.getState().equals(Objective.State.ACTIVE.name());
    }

    private static void end(ObjectiveRecord row, CarryOverObjectiveRequest request) {
        row.setScoreReason(request.getReason());
        if (request.getDecision() == Decision.ABANDON) {
            row.setState(Objective.State.CANCELLED.name());
        } else {
            row.setState(Objective.State.COMPLETED.name());
            row.setScore(row.getProgress() == null ? BigDecimal.ZERO : row.getProgress());
        }
    }

    /** The same again in the next cycle, of whose days it has, with the changes that were decided. */
    private static Objective successor(
            Edit edit, Objective ended, CycleRecord next, CarryOverObjectiveRequest request) {
        Objective.Builder same = Objective.newBuilder()
                .setTitle(ended.getTitle())
                .setDescription(ended.getDescription())
                .setPriority(ended.getPriority())
                .setOwner(ended.getOwner())
                .setSquad(ended.getSquad())
                .setParent(ended.getParent())
                .setCycle(new CycleId(next.getCycleId()).in(edit.organization()))
                .setStartDate(next.getStartDate().toString())
                .setDueDate(next.getEndDate().toString())
                .setWeight(ended.getWeight())
                .setCheckInCadence(ended.getCheckInCadence())
                // What somebody said by hand was about the cycle that has ended.
                .setRollUp(
                        ended.getRollUp() == Objective.RollUp.MANUAL
                                ? Objective.RollUp.WEIGHTED_AVERAGE
                                : ended.getRollUp());
        if (request.getDecision() != Decision.MODIFY) {
            return same.build();
        }
        Update<Objective> changes = Update.of(request.getObjective(), request.getUpdateMask());
        if (changes.touches("cycle")) {
            throw ServiceException.invalidField("update_mask", "cycle (expected: the cycle in the request)");
        }
        return changes.applyTo(same.build());
    }

    private static ServiceException refused(String name, String description) {
        return ServiceException.of(ErrorReason.CARRY_OVER_REFUSED, "The objective cannot be carried over so.")
                .precondition(ErrorReason.CARRY_OVER_REFUSED.name(), name, description)
                .build();
    }
}
