package dev.orrery.calendar.upkeep;

import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.squads.Squads;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets people into squads on their first day and out after their last, within a minute. */
@Component
class SquadUpkeep {
    private final SelectOrganizations organizations;
    private final OrganizationTransactions transactions;
    private final Squads squads;
    private final Clock clock;

    SquadUpkeep(SelectOrganizations organizations, OrganizationTransactions transactions, Squads squads, Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.squads = squads;
        this.clock = clock;
    }

    /** Of instances that run at once one finds what the other has left. */
    @Scheduled(
            initialDelayString = "${orrery.calendar.squads-interval:PT1M}",
            fixedDelayString = "${orrery.calendar.squads-interval:PT1M}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Organization organization : organizations.all()) {
            boolean hasMore = true;
            while (hasMore) {
                hasMore = transactions.write(organization, transaction -> squads.followDates(transaction, now));
            }
        }
    }
}
