package dev.orrery.okr.objectives;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.DependencyId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.schema.tables.records.ObjectiveDependencyRecord;
import dev.orrery.okr.v1.Dependency;

/** Dependencies as the contract shows them. */
final class DependencyProtos {
    private DependencyProtos() {}

    static Dependency of(Organization organization, ObjectiveDependencyRecord row) {
        DependencyId id = new DependencyId(new ObjectiveId(row.getObjectiveId()), row.getDependencyId());
        return Dependency.newBuilder()
                .setName(id.in(organization))
                .setDependsOn(new ObjectiveId(row.getDependsOnId()).in(organization))
                .setNote(row.getNote())
                .setCreateTime(Times.of(row.getCreateTime()))
                .build();
    }
}
