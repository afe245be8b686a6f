package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import java.util.Map;

/** Under which name time is summed up that is for a target. */
final class GroupNames {
    private final Organization organization;
    private final GroupBy groupBy;

    /** Squads by objective; read only where they are asked for. */
    private final Map<String, String> squads;

    private GroupNames(Organization organization, GroupBy groupBy, Map<String, String> squads) {
        this.organization = organization;
        this.groupBy = groupBy;
        this.squads = squads;
    }

    static GroupNames of(OrganizationTransaction transaction, GroupBy groupBy) {
        return new GroupNames(
                transaction.organization(), groupBy, groupBy == GroupBy.SQUAD ? squads(transaction) : Map.of());
    }

    String of(Target target) {
        return switch (target) {
            case Target.KeyResult keyResult ->
                switch (groupBy) {
                    case KEY_RESULT -> keyResult.id().in(organization);
                    case OBJECTIVE -> keyResult.id().objective().in(organization);
                    case SQUAD -> squad(keyResult.id().objective().value());
                    case USER, GROUP_BY_UNSPECIFIED, UNRECOGNIZED -> throw unexpected();
                };
            case Target.Kpi kpi ->
                switch (groupBy) {
                    case KEY_RESULT, OBJECTIVE -> kpi.id().in(organization);
                    case SQUAD -> "";
                    case USER, GROUP_BY_UNSPECIFIED, UNRECOGNIZED -> throw unexpected();
                };
        };
    }

    private String squad(String objectiveId) {
        String squad = squads.get(objectiveId);
        return squad == null ? "" : new SquadId(squad).in(organization);
    }

    private static Map<String, String> squads(OrganizationTransaction transaction) {
        return transaction
                .sql()
                .select(OBJECTIVE.OBJECTIVE_ID, OBJECTIVE.SQUAD_ID)
                .from(OBJECTIVE)
                .where(OBJECTIVE.ORG_ID.eq(transaction.organizationId()), OBJECTIVE.SQUAD_ID.isNotNull())
                .fetchMap(OBJECTIVE.OBJECTIVE_ID, OBJECTIVE.SQUAD_ID);
    }

    private IllegalStateException unexpected() {
        return new IllegalStateException("group_by: " + groupBy + " (expected: what time is for)");
    }
}
