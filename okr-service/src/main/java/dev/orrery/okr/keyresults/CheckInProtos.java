package dev.orrery.okr.keyresults;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.CheckInId;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.schema.tables.records.CheckInRecord;
import dev.orrery.okr.v1.CheckIn;

/** Check-ins of the contract as rows, and back. */
final class CheckInProtos {
    private CheckInProtos() {}

    static CheckIn of(Organization organization, CheckInRecord row) {
        KeyResultId keyResult = new KeyResultId(row.getObjectiveId(), row.getKeyResultId());
        CheckIn.Builder checkIn = CheckIn.newBuilder()
                .setName(new CheckInId(keyResult, row.getCheckInId()).in(organization))
                .setNarrative(row.getNarrative())
                .setAuthor(new References(organization).userName(row.getAuthorId()))
                .setSnapshot(snapshot(row))
                .setCreateTime(Times.of(row.getCreateTime()));
        if (row.getValue() != null) {
            checkIn.setValue(Decimals.of(row.getValue()));
        }
        if (row.getConfidence() != null) {
            checkIn.setConfidence(Decimals.of(row.getConfidence()));
        }
        if (row.getProgress() != null) {
            checkIn.setProgress(Decimals.of(row.getProgress()));
        }
        return checkIn.build();
    }

    private static CheckIn.Snapshot snapshot(CheckInRecord row) {
        CheckIn.Snapshot.Builder snapshot =
                CheckIn.Snapshot.newBuilder().setStartValue(Decimals.of(row.getStartValue()));
        if (row.getPreviousValue() != null) {
            snapshot.setPreviousValue(Decimals.of(row.getPreviousValue()));
        }
        if (row.getPreviousProgress() != null) {
            snapshot.setPreviousProgress(Decimals.of(row.getPreviousProgress()));
        }
        if (row.getTargetValue() != null) {
            snapshot.setTargetValue(Decimals.of(row.getTargetValue()));
        }
        if (row.getLowerBound() != null) {
            snapshot.setLowerBound(Decimals.of(row.getLowerBound()));
        }
        if (row.getUpperBound() != null) {
            snapshot.setUpperBound(Decimals.of(row.getUpperBound()));
        }
        return snapshot.build();
    }
}
