package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.calendar.subscription.FetchFailure;
import dev.orrery.calendar.subscription.FetchFailure.Reason;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads subscriptions that are due, one at a time. No transaction is open while a server is asked; a lease keeps other
 * instances away meanwhile, and is checked with every write.
 */
final class SubscriptionWork {
    private static final Logger logger = LoggerFactory.getLogger(SubscriptionWork.class);

    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;
    private final CalendarEditor calendars;
    private final AddressReader reader;

    SubscriptionWork(
            OrganizationTransactions transactions,
            ChangeLog log,
            Clock clock,
            CalendarEditor calendars,
            AddressReader reader) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
        this.calendars = calendars;
        this.reader = reader;
    }

    /** Takes one of the organisation's subscriptions that are due and that nobody else has taken. */
    Optional<Lease> claim(Organization organization) {
        UUID id = UUID.randomUUID();
        return transactions.write(organization, transaction -> SubscriptionStore.claim(transaction, id, now()));
    }

    /** Reads what was taken, and lets go of it. */
    void run(Lease lease) {
        SubscriptionRecord outcome;
        try {
            outcome = outcome(lease);
        } catch (LeaseLostException elsewhere) {
            return;
        } catch (RuntimeException fault) {
            // One calendar that cannot be taken must neither keep the others from being read nor be tried for ever.
            logger.error("A subscription could not be read, calendar {}", lease.calendar(), fault);
            outcome = Outcomes.failed(lease, FetchFailure.of(Reason.INTERNAL), now());
        }
        if (Thread.currentThread().isInterrupted()) {
            // The service stops: a reading that was cut off says nothing of the server, and the lease ends by itself.
            return;
        }
        SubscriptionRecord row = outcome;
        transactions.change(lease.organization(), transaction -> SubscriptionStore.release(transaction, lease, row));
    }

    private SubscriptionRecord outcome(Lease lease) {
        return switch (reader.read(lease.row(), now())) {
            case Reading.Same same -> Outcomes.same(lease, same.version(), now());
            case Reading.Failed failed -> Outcomes.failed(lease, failed.failure(), now());
            case Reading.Other other ->
                new EventMirror(transactions, log, clock, calendars, lease)
                        .become(other.text())
                        .map(counts -> Outcomes.changed(lease, other, counts, now()))
                        .orElseGet(() -> Outcomes.failed(lease, FetchFailure.of(Reason.UNREADABLE), now()));
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
