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
}
