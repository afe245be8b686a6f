package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.SelectUids;
import dev.orrery.calendar.icalendar.CalendarText;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportMode;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.calendar.interchange.EventImport;
import dev.orrery.calendar.interchange.ImportBatches;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.calendar.subscription.SubscriptionUrl;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Makes the events of a calendar those of a text, batch by batch. What is cut off goes on where it was with the next
 * reading, since a version counts as known only when all of it has landed.
 */
final class EventMirror {
    private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(2);
    private static final int PAGE_EVENTS = 1_000;

    private final OrganizationTransactions transactions;
    private final ChangeLog log;
    private final Clock clock;
    private final CalendarEditor calendars;
    private final Lease lease;
    private final Set<String> told = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();
    private int added;
    private int changed;
    private int removed;
    private int unreadableCount;

    EventMirror(
            OrganizationTransactions transactions, ChangeLog log, Clock clock, CalendarEditor calendars, Lease lease) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
        this.calendars = calendars;
        this.lease = lease;
    }

    /** Does it; nothing, where the text has events and none of them makes sense. To be asked once. */
    Optional<EventCounts> become(CalendarText text) {
        ImportBatches batches = new ImportBatches(text.sharedUids(), this::land);
        try {
            text.read(component -> batches.add(fromOutside(component)));
        } catch (IOException impossible) {
            // The text is in memory.
            throw new UncheckedIOException(impossible);
        }
        batches.end();
        if (told.isEmpty() && unreadableCount > 0) {
            return Optional.empty();
        }
        removeOthers();
        text.name().ifPresent(this::takeName);
        return Optional.of(new EventCounts(added, changed, removed, told.size() - added - changed, unreadableCount));
    }

    private void land(List<ReadComponent> components) {
        ImportPlan plan = write((transaction, calendar) -> new EventImport(
                        transaction, Booker.again(Booker.NOBODY), calendar, log, now())
                .run(components, ImportMode.MIRROR));
        told.addAll(plan.uids());
        added += plan.created().size();
        changed += plan.updated().size();
        unreadableCount += plan.failures().size();
        plan.failures().forEach(broken -> unreadable.add(broken.uid()));
    }

    /** Takes away what the text does not speak of. */
    private void removeOthers() {
        // Whose event a component without a UID is cannot be known, so any might be.
        if (unreadable.contains("")) {
            return;
        }
        Map<EventId, String> page;
        String after = "";
        do {
            page = page(after);
            List<EventId> gone = new ArrayList<>();
            for (Map.Entry<EventId, String> event : page.entrySet()) {
                after = event.getKey().value();
                if (!told.contains(event.getValue()) && !isUnreadable(event.getValue())) {
                    gone.add(event.getKey());
                }
            }
            if (!gone.isEmpty()) {
                removed += write((transaction, calendar) -> remove(transaction, calendar, gone));
            }
        } while (page.size() == PAGE_EVENTS);
    }

    /** Whether the text speaks of it without making sense; events that share a UID have more behind it. */
    private boolean isUnreadable(String uid) {
        int mark = uid.indexOf('#');
        return unreadable.contains(uid) || (mark > 0 && unreadable.contains(uid.substring(0, mark)));
    }

    /** A calendar that nobody has named is named after its host, which is no name. */
    private void takeName(String name) {
        String host = new SubscriptionUrl(lease.row().getUrl()).host();
        write((transaction, calendar) -> {
            boolean isUnnamed = calendar.settings().displayName().equals(host);
            if (isUnnamed) {
                calendars.rename(transaction, Booker.NOBODY, calendar, name);
            }
            return isUnnamed;
        });
    }

    private int remove(OrganizationTransaction transaction, StoredCalendar calendar, List<EventId> ids) {
        List<EventKey> keys =
                ids.stream().map(id -> new EventKey(calendar.id(), id)).toList();
        List<NewChange> changes = new SelectEvents(transaction)
                .byKeys(keys).stream()
                        .map(stored -> EventChanges.deleted(
                                calendar,
                                stored.event().id(),
                                EventProtos.event(lease.organization(), stored, calendar.zone())))
                        .toList();
        EventStore.delete(transaction, calendar.id(), ids);
        log.append(transaction, Booker.NOBODY, changes);
        return changes.size();
    }

    private Map<EventId, String> page(String after) {
        return transactions.read(
                lease.organization(),
                transaction -> SelectUids.after(transaction, lease.calendar(), after, PAGE_EVENTS));
    }

    /** Writes as long as nobody else does. */
    private <T> T write(BiFunction<OrganizationTransaction, StoredCalendar, T> work) {
        return transactions.write(lease.organization(), BATCH_TIMEOUT, transaction -> {
            CalendarStore.lock(transaction, lease.calendar());
            if (!SubscriptionStore.renew(transaction, lease, now())) {
                throw new LeaseLostException();
            }
            StoredCalendar calendar = SelectCalendars.byRole(transaction, lease.calendar(), CalendarRole.WRITE)
                    .orElseThrow(LeaseLostException::new);
            return work.apply(transaction, calendar);
        });
    }

    private static ReadComponent fromOutside(ReadComponent component) {
        return switch (component) {
            case ReadComponent.Sound sound ->
                new ReadComponent.Sound(
                        sound.index(),
                        sound.uid(),
                        sound.recurrenceId(),
                        sound.recurrence(),
                        new EventBody(
                                sound.body().revision(),
                                sound.body().times(),
                                sound.body().content().fromOutside()));
            case ReadComponent.Broken broken -> broken;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
