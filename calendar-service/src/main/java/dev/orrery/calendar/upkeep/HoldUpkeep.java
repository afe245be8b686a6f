package dev.orrery.calendar.upkeep;

import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.rooms.ExpiredHolds;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down which holds of rooms have expired, so that whoever watches a room learns of it soon. */
@Component
class HoldUpkeep {
    private final SelectOrganizations organizations;
    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;

    HoldUpkeep(SelectOrganizations organizations, OrganizationTransactions transactions, ChangeLog log, Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Of instances that run at once one finds what the other has left. */
    @Scheduled(
            initialDelayString = "${orrery.calendar.holds-interval:PT1M}",
            fixedDelayString = "${orrery.calendar.holds-interval:PT1M}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Organization organization : organizations.all()) {
            boolean hasMore = true;
            while (hasMore) {
                hasMore = transactions.write(organization, transaction -> ExpiredHolds.run(transaction, log, now));
            }
        }
    }
}
