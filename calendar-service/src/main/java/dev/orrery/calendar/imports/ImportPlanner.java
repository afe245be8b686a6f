package dev.orrery.calendar.imports;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventSettings;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.icalendar.ReadComponent.Sound;
import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what an import makes of a calendar: for each event of the file, whether it is new, changed, or there just so. */
public final class ImportPlanner {
    private final ImportMode mode;
    private final ZoneId calendarZone;
    private final Supplier<EventId> ids;
    private final Tally tally = new Tally();
    private final List<CalendarEvent> created = new ArrayList<>();
    private final List<CalendarEvent> updated = new ArrayList<>();
    private final List<UidGroup> groups;
    private final List<ReadComponent.Broken> failures;

    /**
     * Takes what was read of a file.
     *
     * @param calendarZone where days and floating times are read
     * @param ids gives new events theirs
     */
    public ImportPlanner(List<ReadComponent> components, ImportMode mode, ZoneId calendarZone, Supplier<EventId> ids) {
        this.mode = mode;
        this.calendarZone = calendarZone;
        this.ids = ids;
        List<Sound> readable = new ArrayList<>();
        List<ReadComponent.Broken> broken = new ArrayList<>();
        for (ReadComponent component : components) {
            switch (component) {
                case Sound sound -> readable.add(sound);
                case ReadComponent.Broken fault -> broken.add(fault);
            }
        }
        this.failures = broken;
        this.groups = UidGroups.of(readable, tally);
    }

    /** The UIDs that the events of the file have in the calendar, to look for what is there. */
    public Set<String> uids() {
        return groups.stream().map(UidGroup::uid).collect(Collectors.toSet());
    }

    /** Decides, given the events of these UIDs that are there. To be asked once. */
    public ImportPlan plan(List<CalendarEvent> stored) {
        Map<String, CalendarEvent> byUid =
                stored.stream().collect(Collectors.toMap(CalendarEvent::uid, Function.identity()));
        for (UidGroup group : groups) {
            CalendarEvent existing = byUid.get(group.uid());
            if (existing == null) {
                created.add(newEvent(group));
            } else {
                CalendarEvent merged = mode == ImportMode.MIRROR ? mirrored(group, existing) : merged(group, existing);
                if (!merged.equals(existing)) {
                    updated.add(merged);
                }
            }
        }
        return new ImportPlan(
                uids(),
                created,
                updated,
                tally.count(Outcome.CREATED),
                tally.count(Outcome.UPDATED),
                tally.count(Outcome.UNCHANGED),
                tally.count(Outcome.SKIPPED),
                failures);
    }

    private CalendarEvent newEvent(UidGroup group) {
        count(group, Outcome.CREATED);
        return told(group, ids.get());
    }

    /** The event as the file has it, whatever is in the calendar. */
    private CalendarEvent told(UidGroup group, EventId id) {
        EventBody body = group.master()
                .map(Sound::body)
                .orElseGet(() -> group.overrides().getFirst().body());
        EventTime start = group.master().isPresent()
                ? body.times().start()
                : group.overrides().getFirst().recurrenceId().orElseThrow();
        SortedMap<InstanceId, EventBody> overrides = new TreeMap<>();
        for (Sound override : group.overrides()) {
            overrides.put(instance(override, start), override.body());
        }
        EventBody own = group.master().isPresent() ? body : standIn(body, start);
        return new CalendarEvent(
                id,
                group.uid(),
                group.master().isEmpty(),
                group.master().map(Sound::recurrence).orElse(List.of()),
                own,
                overrides);
    }

    /** In place of a series that is not known: the override's content at the original start, older than anything. */
    private static EventBody standIn(EventBody override, EventTime originalStart) {
        return new EventBody(
                new Revision(0, Instant.EPOCH),
                override.times().start().getClass().equals(originalStart.getClass())
                        ? override.times().movedTo(originalStart)
                        : EventTimes.startingAt(originalStart),
                override.content());
    }

    private CalendarEvent mirrored(UidGroup group, CalendarEvent existing) {
        CalendarEvent told = told(group, existing.id());
        SortedMap<InstanceId, EventBody> overrides = new TreeMap<>();
        told.overrides()
                .forEach((instance, body) ->
                        overrides.put(instance, kept(existing.overrides().get(instance), body)));
        CalendarEvent mirrored =
                told.withBody(kept(existing.body(), told.body())).withOverrides(overrides);
        count(group, mirrored.equals(existing) ? Outcome.UNCHANGED : Outcome.UPDATED);
        return mirrored;
    }

    /** What is there, where it says the same: servers stamp what has not changed anew each time. */
    private static EventBody kept(@Nullable EventBody there, EventBody given) {
        return there != null && there.saysTheSameAs(given) ? there : given;
    }

    private void count(UidGroup group, Outcome outcome) {
        group.master().ifPresent(master -> tally.add(outcome));
        group.overrides().forEach(override -> tally.add(outcome));
    }

    private CalendarEvent merged(UidGroup group, CalendarEvent existing) {
        CalendarEvent event = existing;
        Outcome ofMaster = null;
        if (group.master().isPresent()) {
            Sound master = group.master().get();
            ofMaster = outcomeOfMaster(master, existing);
            if (ofMaster == Outcome.UPDATED || ofMaster == Outcome.CREATED) {
                event = new CalendarEvent(
                        existing.id(),
                        existing.uid(),
                        false,
                        master.recurrence(),
                        known(existing.body(), master.body()),
                        existing.overrides());
            }
        }
        EventTime start = event.body().times().start();
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>();
        TreeMap<InstanceId, EventBody> given = new TreeMap<>();
        group.overrides().forEach(override -> given.put(instance(override, start), override.body()));
        boolean replaces = mode == ImportMode.REPLACE && group.master().isPresent();
        event.overrides().forEach((instance, body) -> {
            boolean stillFits = instance.originalStart(start).isPresent();
            if (stillFits && (!replaces || given.containsKey(instance))) {
                overrides.put(instance, body);
            }
        });
        boolean hasDropped = overrides.size() < event.overrides().size();
        given.forEach((instance, body) ->
                merge(instance, known(overrides.getOrDefault(instance, existing.body()), body), overrides));
        if (ofMaster != null) {
            tally.add(ofMaster == Outcome.UNCHANGED && hasDropped ? Outcome.UPDATED : ofMaster);
        }
        return event.withOverrides(overrides);
    }

    private Outcome outcomeOfMaster(Sound master, CalendarEvent existing) {
        if (existing.isMasterMissing()) {
            return mode == ImportMode.SKIP ? Outcome.SKIPPED : Outcome.CREATED;
        }
        EventBody given = known(existing.body(), master.body());
        boolean isSame = existing.recurrence().equals(master.recurrence())
                && existing.body().saysTheSameAs(given);
        return isSame ? Outcome.UNCHANGED : changed(existing.body(), given);
    }

    private void merge(InstanceId instance, EventBody given, SortedMap<InstanceId, EventBody> overrides) {
        @Nullable EventBody there = overrides.get(instance);
        Outcome outcome;
        if (there == null) {
            outcome = mode == ImportMode.SKIP ? Outcome.SKIPPED : Outcome.CREATED;
        } else {
            outcome = there.saysTheSameAs(given) ? Outcome.UNCHANGED : changed(there, given);
        }
        if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
            overrides.put(instance, given);
        }
        tally.add(outcome);
    }

    /** What a file says, with what no file can say as it is. */
    private static EventBody known(EventBody there, EventBody given) {
        EventSettings settings = there.content().settings();
        return given.content().type() == there.content().type()
                ? new EventBody(given.revision(), given.times(), given.content().withSettings(settings))
                : given;
    }

    private Outcome changed(EventBody there, EventBody given) {
        return switch (mode) {
            case SKIP -> Outcome.SKIPPED;
            case UPDATE -> there.revision().isNewerThan(given.revision()) ? Outcome.SKIPPED : Outcome.UPDATED;
            case REPLACE, MIRROR -> Outcome.UPDATED;
        };
    }

    private InstanceId instance(Sound override, EventTime seriesStart) {
        return InstanceId.of(override.recurrenceId().orElseThrow(), seriesStart, calendarZone);
    }
}
