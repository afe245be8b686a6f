package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.calendars.PurgeCalendars;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Occurrences are there as long as their event, though no constraint of the database checks each. */
@ServiceTest
class OccurrencesOfEventsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private World world;
    private Calendar calendar;
    private Event series;

    @BeforeEach
    void begin() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
        series = world.create(
                world.ada,
                calendar,
                anEvent("daily", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=DAILY;COUNT=5")
                        .build());
        assertThat(occurrences()).isEqualTo(5);
    }

    @Test
    void goWithTheEvent() {
        Event other = world.create(
                world.ada, calendar, anEvent("once", "2026-11-23T09:00:00").build());
        delete(series);
        assertThat(occurrences()).isOne();
        delete(other);
        assertThat(occurrences()).isZero();
    }

    @Test
    void goWithTheCalendar() {
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        transactions.write(
                world.acme,
                transaction -> PurgeCalendars.run(transaction, FixedClock.START.plus(Duration.ofDays(365))));
        assertThat(occurrences()).isZero();
    }

    @Test
    void areNotWrittenOfAnEventThatIsGone() {
        EventName name = EventName.parse("name", series.getName());
        EventKey key = new EventKey(name.calendar(), name.event());
        StoredEvent stored = transactions.read(
                world.acme,
                transaction -> new SelectEvents(transaction).byKey(key).orElseThrow());
        delete(series);

        List<StoredEvent> written = transactions.write(
                world.acme,
                transaction -> EventStore.update(
                        transaction,
                        key.calendar(),
                        List.of(PlannedEvent.of(stored.event(), ZoneOffset.UTC, FixedClock.START)),
                        FixedClock.START));
        assertThat(written).isEmpty();
        assertThat(occurrences()).isZero();
    }

    @Test
    void areWrittenAnewOnlyWhereAnEditChangesThem() {
        Map<String, String> first = writers();

        update("title", Event.newBuilder().setTitle("renamed"));
        assertThat(writers()).isEqualTo(first);

        update("recurrence", Event.newBuilder().addRecurrence("RRULE:FREQ=DAILY;COUNT=7"));
        Map<String, String> longer = writers();
        assertThat(longer).hasSize(7).containsAllEntriesOf(first);

        update("recurrence", Event.newBuilder().addRecurrence("RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3"));
        assertThat(writers()).hasSize(3);
        assertThat(longer).containsAllEntriesOf(writers());

        update("transparency", Event.newBuilder().setTransparency(Event.Transparency.TRANSPARENT));
        assertThat(writers().keySet()).hasSize(3).isSubsetOf(longer.keySet());
        assertThat(writers().values()).doesNotContainAnyElementsOf(longer.values());
    }

    private void update(String field, Event.Builder patch) {
        world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(patch.setName(series.getName()))
                        .setUpdateMask(FieldMask.newBuilder().addPaths(field))
                        .build());
    }

    /** By instance, the transaction that wrote its row. */
    private Map<String, String> writers() {
        return transactions.read(
                world.acme,
                transaction -> transaction
                        .sql()
                        .select(OCCURRENCE.INSTANCE_ID, DSL.field("xmin::text", String.class))
                        .from(OCCURRENCE)
                        .fetchMap(Record2::value1, Record2::value2));
    }

    private void delete(Event event) {
        world.events(world.ada)
                .deleteEvent(
                        DeleteEventRequest.newBuilder().setName(event.getName()).build());
    }

    private int occurrences() {
        return transactions.read(world.acme, transaction -> transaction.sql().fetchCount(OCCURRENCE));
    }
}
