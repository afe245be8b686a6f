package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.icalendar.CalendarText;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportMode;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.calendar.rooms.BookingMode;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Imports texts of any size, batch by batch: each batch is a transaction of its own, so that neither the heap nor a lock
 * depends on how much there is. What has landed stays when an import is cut off, and is unchanged when it is repeated.
 */
@Component
final class CalendarImports {
    private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(2);

    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;

    CalendarImports(OrganizationTransactions transactions, ChangeLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Somebody who wants to import into a calendar; they may write there, or this refuses. */
    Target target(Caller caller, String parent) {
        CalendarName name = CalendarName.parse("parent", parent);
        Target target = new Target(caller, caller.membership(name.organization()), name);
        transactions.read(target.organization(), target::calendar);
        return target;
    }

    /** Imports what {@code source} gives; {@code contentTypeField} names where its type was given. */
    ImportEventsResponse run(
            Target target,
            ImportEventsRequest.Mode mode,
            CalendarText.Source source,
            String contentTypeField,
            String contentType) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CalendarText text = ImportText.of(source, contentTypeField, contentType, now);
        Batches into = new Batches(target, mode(mode), now);
        try (LandingBatches landing = new LandingBatches(into::draft, into::land)) {
            ImportBatches batches = new ImportBatches(text.sharedUids(), landing::add);
            text.read(batches::add);
            batches.end();
            return landing.end().response();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ImportMode mode(ImportEventsRequest.Mode mode) {
        return switch (mode) {
            case SKIP -> ImportMode.SKIP;
            case REPLACE -> ImportMode.REPLACE;
            case UPDATE, MODE_UNSPECIFIED, UNRECOGNIZED -> ImportMode.UPDATE;
        };
    }

    /** How the batches of one import land. */
    private final class Batches {
        private final Target target;
        private final ImportMode mode;
        private final Instant now;

        Batches(Target target, ImportMode mode, Instant now) {
            this.target = target;
            this.mode = mode;
            this.now = now;
        }

        ImportDraft draft(List<ReadComponent> components) {
            return transactions.read(
                    target.organization(), transaction -> batch(transaction).draft(components, mode));
        }

        ImportPlan land(ImportDraft draft) {
            return transactions.write(target.organization(), BATCH_TIMEOUT, transaction -> {
                // Two imports of one file at once would both find its events missing.
                CalendarStore.lock(transaction, target.name().calendar());
                return batch(transaction).run(draft, mode);
            });
        }

        private EventImport batch(OrganizationTransaction transaction) {
            Booker booker = Booker.of(target.caller().id(), target.membership(), BookingMode.BEST_EFFORT);
            return new EventImport(transaction, booker, target.calendar(transaction), log, now);
        }
    }

    /** Where somebody imports to. */
    record Target(Caller caller, Membership membership, CalendarName name) {
        Organization organization() {
            return membership.organization();
        }

        StoredCalendar calendar(OrganizationTransaction transaction) {
            SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
            return CalendarAccess.requireWritable(calendars, organization(), name.calendar());
        }
    }
}
