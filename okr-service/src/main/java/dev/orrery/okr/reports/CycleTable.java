package dev.orrery.okr.reports;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objectives of a cycle as a table. */
final class CycleTable {
    private static final List<String> HEADER = List.of(
            "name", "title", "owner", "squad", "state", "health", "progress", "score", "score_reason", "off_pace");

    private CycleTable() {}

    static String csv(OrganizationTransaction transaction, CycleId id, @Nullable String squadId, Instant now) {
        Pace pace = CycleReports.pace(SelectCycle.cycle(transaction, id), now);
        StringBuilder table = new StringBuilder(Csv.line(HEADER));
        for (ObjectiveRecord row : SelectCycle.objectives(transaction, id, squadId)) {
            table.append(Csv.line(values(transaction.organization(), row, pace)));
        }
        return table.toString();
    }

    private static List<String> values(Organization organization, ObjectiveRecord row, Pace pace) {
        return List.of(
                new ObjectiveId(row.getObjectiveId()).in(organization),
                row.getTitle(),
                new References(organization).userName(row.getOwnerId()),
                row.getSquadId() == null ? "" : new SquadId(row.getSquadId()).in(organization),
                row.getState(),
                row.getHealth(),
                text(row.getProgress()),
                text(row.getScore()),
                row.getScoreReason(),
                Boolean.toString(CycleReports.isOffPace(row, pace)));
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
