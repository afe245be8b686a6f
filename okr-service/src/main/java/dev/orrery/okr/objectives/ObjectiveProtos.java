package dev.orrery.okr.objectives;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.Objective;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Objectives of the contract as rows, and back. */
final class ObjectiveProtos {
    private ObjectiveProtos() {}

    static Objective of(Organization organization, ObjectiveRecord row) {
        References references = new References(organization);
        Objective.Builder objective = Objective.newBuilder()
                .setName(new ObjectiveId(row.getObjectiveId()).in(organization))
                .setTitle(row.getTitle())
                .setDescription(row.getDescription())
                .setState(Objective.State.valueOf(row.getState()))
                .setHealth(Objective.Health.valueOf(row.getHealth()))
                .setPriority(Objective.Priority.valueOf(row.getPriority()))
                .setOwner(references.userName(row.getOwnerId()))
                .setStartDate(Times.text(row.getStartDate()))
                .setDueDate(Times.text(row.getDueDate()))
                .setRollUp(Objective.RollUp.valueOf(row.getRollUp()))
                .setWeight(Decimals.of(row.getWeight()))
                .setScoreReason(row.getScoreReason())
                .setManualReason(row.getManualReason())
                .setCheckInCadence(row.getCheckInCadence())
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        addReferences(organization, row, objective);
        addNumbers(row, objective);
        addTimes(row, objective);
        return objective.build();
    }

    private static void addReferences(Organization organization, ObjectiveRecord row, Objective.Builder objective) {
        if (row.getSquadId() != null) {
            objective.setSquad(new SquadId(row.getSquadId()).in(organization));
        }
        if (row.getCycleId() != null) {
            objective.setCycle(new CycleId(row.getCycleId()).in(organization));
        }
        if (row.getParentId() != null) {
            objective.setParent(new ObjectiveId(row.getParentId()).in(organization));
        }
        if (row.getCarriedOverFromId() != null) {
            objective.setCarriedOverFrom(new ObjectiveId(row.getCarriedOverFromId()).in(organization));
        }
    }

    private static void addTimes(ObjectiveRecord row, Objective.Builder objective) {
        if (row.getManualExpireTime() != null) {
            objective.setManualExpireTime(Times.of(row.getManualExpireTime()));
        }
        if (row.getNextCheckInTime() != null) {
            objective.setNextCheckInTime(Times.of(row.getNextCheckInTime()));
            ObjectiveRules.upcomingCheckIns(row, row.getNextCheckInTime())
                    .forEach(time -> objective.addUpcomingCheckInTimes(Times.of(time)));
        }
        if (row.getFreezeTime() != null) {
            objective.setFreezeTime(Times.of(row.getFreezeTime()));
        }
    }

    private static void addNumbers(ObjectiveRecord row, Objective.Builder objective) {
        if (row.getProgress() != null) {
            objective.setProgress(Decimals.of(row.getProgress()));
        }
        if (row.getManualProgress() != null) {
            objective.setManualProgress(Decimals.of(row.getManualProgress()));
        }
        if (row.getConfidence() != null) {
            objective.setConfidence(Decimals.of(row.getConfidence()));
        }
        if (row.getScore() != null) {
            objective.setScore(Decimals.of(row.getScore()));
        }
    }

    /** Takes over what callers may set; without an owner it is the author's. */
    static void apply(Edit edit, Objective objective, ObjectiveRecord row) {
        References references = new References(edit.organization());
        LocalDate start = Times.dayOrNull("objective.start_date", objective.getStartDate());
        LocalDate due = Times.dayOrNull("objective.due_date", objective.getDueDate());
        Times.requireOrder("start_date", start, "objective.due_date", due);
        UUID owner = references.userOrNull("objective.owner", objective.getOwner());
        row.setTitle(Texts.required("objective.title", objective.getTitle()));
        row.setDescription(objective.getDescription());
        row.setState(Enums.name(objective.getState(), Objective.State.ACTIVE));
        row.setPriority(Enums.name(objective.getPriority(), Objective.Priority.MEDIUM));
        row.setOwnerId(owner == null ? edit.author().requireUser() : owner);
        row.setSquadId(references.idOrNull("objective.squad", SquadId.NAME, objective.getSquad()));
        row.setCycleId(references.idOrNull("objective.cycle", CycleId.NAME, objective.getCycle()));
        row.setParentId(references.idOrNull("objective.parent", ObjectiveId.NAME, objective.getParent()));
        row.setStartDate(start);
        row.setDueDate(due);
        row.setRollUp(Enums.name(objective.getRollUp(), Objective.RollUp.WEIGHTED_AVERAGE));
        row.setCheckInCadence(objective.getCheckInCadence());
        ObjectiveRules.requireCadence(row);
        applyNumbers(objective, row);
        Instant expiredBefore = row.getManualExpireTime();
        row.setManualReason(objective.getManualReason());
        row.setManualExpireTime(Times.optional(
                "objective.manual_expire_time", objective.hasManualExpireTime(), objective.getManualExpireTime()));
        ObjectiveRules.requireReasonedManual(row, expiredBefore, edit.time());
    }

    private static void applyNumbers(Objective objective, ObjectiveRecord row) {
        row.setManualProgress(Decimals.ratio(
                "objective.manual_progress", objective.hasManualProgress(), objective.getManualProgress()));
        row.setConfidence(Decimals.ratio("objective.confidence", objective.hasConfidence(), objective.getConfidence()));
        row.setWeight(Decimals.weight("objective.weight", objective.hasWeight(), objective.getWeight()));
        row.setScore(Decimals.ratio("objective.score", objective.hasScore(), objective.getScore()));
        row.setScoreReason(objective.getScoreReason());
        ObjectiveRules.requireReasonedScore(row);
    }
}
