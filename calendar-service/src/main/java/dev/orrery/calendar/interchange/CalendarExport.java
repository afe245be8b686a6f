package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.CalendarWriter;
import dev.orrery.calendar.icalendar.UsedZones;
import dev.orrery.kit.concurrent.Started;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes a calendar in pieces, reading it page by page: no transaction waits for a slow reader. */
public final class CalendarExport {
    private static final int PAGE_EVENTS = 1_000;
    private static final Instant LATEST = Instant.parse("2026-01-01T00:00:00Z");

    private final OrganizationTransactions transactions;
    private final Organization organization;
    private final StoredCalendar calendar;
    private final ExportView view;

    public CalendarExport(OrganizationTransactions transactions, Organization organization, StoredCalendar calendar) {
        this.transactions = transactions;
        this.organization = organization;
        this.calendar = calendar;
        this.view = new ExportView(calendar);
    }

    /** The whole of it, as whoever has the calendar's role sees it: a piece when it is asked for, empty after the last. */
    public Supplier<Optional<byte[]>> pieces(CalendarWriter writer) {
        return new CalendarPieces(this, writer);
    }

    /** Writes what comes before the events, for which it reads them all. */
    void begin(CalendarWriter writer) {
        Set<ZoneId> zones = new HashSet<>();
        Instant[] from = {LATEST};
        forEach((stored, event) -> note(stored, event, zones, from));
        writer.begin(calendar.settings().displayName(), zones, from[0]);
    }

    /** The next events as far as they are shown, in the order of their ids; empty after the last. */
    Optional<Shown> after(String id) {
        List<StoredEvent> page = page(id);
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        page.stream()
                                .flatMap(stored -> view.of(stored.event()).stream())
                                .toList(),
                        page.getLast().event().id().value()));
    }

    /**
     * Writes it for somebody who holds the whole text anyway: in one reading.
     *
     * @param head writes what comes before the events
     * @param rest writes the events, before it is known which zones they need
     */
    public void writeHeld(CalendarWriter head, CalendarWriter rest, Consumer<byte[]> pieces) {
        Set<ZoneId> zones = new HashSet<>();
        Instant[] from = {LATEST};
        forEach((stored, event) -> {
            note(stored, event, zones, from);
            rest.event(event);
        });
        pieces.accept(
                head.begin(calendar.settings().displayName(), zones, from[0]).take());
        pieces.accept(rest.end().take());
    }

    private static void note(StoredEvent stored, CalendarEvent event, Set<ZoneId> zones, Instant[] from) {
        UsedZones.of(event).forEach(zones::add);
        from[0] = stored.startsAt().isBefore(from[0]) ? stored.startsAt() : from[0];
    }

    /** All events as far as they are shown, in the order of their ids. */
    private void forEach(BiConsumer<StoredEvent, CalendarEvent> action) {
        List<StoredEvent> page = page("");
        while (!page.isEmpty()) {
            // Read while this one is worked on: neither does the database wait for the work, nor the work for the
            // database.
            Supplier<List<StoredEvent>> next = next(page);
            for (StoredEvent stored : page) {
                view.of(stored.event()).ifPresent(event -> action.accept(stored, event));
            }
            page = next.get();
        }
    }

    private Supplier<List<StoredEvent>> next(List<StoredEvent> page) {
        if (page.size() < PAGE_EVENTS) {
            return List::of;
        }
        String last = page.getLast().event().id().value();
        return Started.of("page", () -> page(last));
    }

    private List<StoredEvent> page(String after) {
        return transactions.read(
                organization, transaction -> new SelectEvents(transaction).after(calendar.id(), after, PAGE_EVENTS));
    }

    /**
     * Some events.
     *
     * @param last the id up to which they are all that is shown
     */
    record Shown(List<CalendarEvent> events, String last) {}
}
