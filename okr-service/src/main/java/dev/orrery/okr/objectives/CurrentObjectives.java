package dev.orrery.okr.objectives;

import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Objective;
import org.springframework.stereotype.Component;

/** The objectives that there are. */
@Component
final class CurrentObjectives implements CurrentResources {
    private final ObjectiveStore objectives;

    CurrentObjectives(ObjectiveStore objectives) {
        this.objectives = objectives;
    }

    @Override
    public String type() {
        return "objective";
    }

    @Override
    public Page<Objective> page(OrganizationTransaction transaction, PageRequest asked) {
        return objectives.list(transaction, "", asked);
    }
}
