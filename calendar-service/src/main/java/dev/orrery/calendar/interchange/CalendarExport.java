package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.CalendarWriter;
import dev.orrery.calendar.icalendar.UsedZones;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes a calendar in pieces, reading it page by page: no transaction waits for a slow reader. */
final class CalendarExport {
    private static final int PAGE_EVENTS = 500;
    private static final int PIECE_BYTES = 64 * 1024;
    private static final Instant LATEST = Instant.parse("2026-01-01T00:00:00Z");

    private final OrganizationTransactions transactions;
    private final Organization organization;
    private final StoredCalendar calendar;
    private final ExportView view;

    CalendarExport(OrganizationTransactions transactions, Organization organization, StoredCalendar calendar) {
        this.transactions = transactions;
        this.organization = organization;
        this.calendar = calendar;
        this.view = new ExportView(calendar);
    }

    void write(Consumer<byte[]> pieces) {
        Set<ZoneId> zones = new HashSet<>();
        Instant[] from = {LATEST};
        // The zones come first in the text, so the events are read twice rather than kept.
        forEach((stored, event) -> {
            UsedZones.of(event).forEach(zones::add);
            from[0] = stored.startsAt().isBefore(from[0]) ? stored.startsAt() : from[0];
        });
        CalendarWriter writer = new CalendarWriter().begin(calendar.settings().displayName(), zones, from[0]);
        forEach((stored, event) -> {
            writer.event(event);
            if (writer.size() >= PIECE_BYTES) {
                pieces.accept(writer.take());
            }
        });
        pieces.accept(writer.end().take());
    }

    /** All events as far as they are shown, in the order of their ids. */
    private void forEach(BiConsumer<StoredEvent, CalendarEvent> action) {
        List<StoredEvent> page;
        String after = "";
        do {
            page = page(after);
            for (StoredEvent stored : page) {
                after = stored.event().id().value();
                view.of(stored.event()).ifPresent(event -> action.accept(stored, event));
            }
        } while (page.size() == PAGE_EVENTS);
    }

    private List<StoredEvent> page(String after) {
        return transactions.read(
                organization, transaction -> new SelectEvents(transaction).after(calendar.id(), after, PAGE_EVENTS));
    }
}
