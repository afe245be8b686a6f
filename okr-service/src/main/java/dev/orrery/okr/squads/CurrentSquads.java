package dev.orrery.okr.squads;

import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Squad;
import org.springframework.stereotype.Component;

/** The squads that there are. */
@Component
final class CurrentSquads implements CurrentResources {
    private final SquadStore squads;

    CurrentSquads(SquadStore squads) {
        this.squads = squads;
    }

    @Override
    public String type() {
        return "squad";
    }

    @Override
    public Page<Squad> page(OrganizationTransaction transaction, PageRequest asked) {
        return squads.list(transaction, asked);
    }
}
