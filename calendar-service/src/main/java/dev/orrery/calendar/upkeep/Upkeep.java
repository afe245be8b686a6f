package dev.orrery.calendar.upkeep;

import dev.orrery.calendar.calendars.PurgeCalendars;
import dev.orrery.calendar.eventstore.HorizonExtension;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.rooms.RoomsOfSeries;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps occurrences written down far enough ahead, and takes deleted calendars away when their time has come. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Upkeep {
    private static final int MAX_BATCHES = 1_000;

    private final SelectOrganizations organizations;
    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;

    Upkeep(SelectOrganizations organizations, OrganizationTransactions transactions, ChangeLog log, Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Instances that run at once share the work: each takes what no other holds. */
    @Scheduled(
            initialDelayString = "${orrery.calendar.upkeep-delay:PT1M}",
            fixedDelayString = "${orrery.calendar.upkeep-interval:PT1H}")
    void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Organization organization : organizations.all()) {
            // Batch by batch, so that no transaction lasts.
            boolean hasMore = true;
            for (int batch = 0; hasMore && batch < MAX_BATCHES; batch++) {
                hasMore = transactions.write(
                        organization,
                        transaction -> HorizonExtension.run(
                                transaction,
                                now,
                                (series, zone) -> RoomsOfSeries.goOn(transaction, log, series, zone, now)));
            }
            transactions.write(organization, transaction -> PurgeCalendars.run(transaction, now));
        }
    }
}
