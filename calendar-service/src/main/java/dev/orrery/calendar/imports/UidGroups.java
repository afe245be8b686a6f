package dev.orrery.calendar.imports;

import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.icalendar.ReadComponent.Sound;
import dev.orrery.recurrence.EventTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sorts the components of a file into events. Of several versions of one event the newest counts. But real files also
 * give one UID to different events, such as all sessions in one room: components of the same SEQUENCE that start at
 * different times, or of the same DTSTAMP that say different things, cannot be versions of one another (RFC 5546 2.1.4),
 * so each becomes an event, its start and place among its likes added to the UID.
 */
final class UidGroups {
    private static final Comparator<Sound> NEWEST_LAST = Comparator.comparing(
                    (Sound component) -> component.body().revision())
            .thenComparingInt(Sound::index);

    private final Tally tally;

    private UidGroups(Tally tally) {
        this.tally = tally;
    }

    /** Components that no group takes up are counted in {@code tally}. */
    static List<UidGroup> of(List<Sound> components, Tally tally) {
        Map<String, List<Sound>> byUid = new LinkedHashMap<>();
        components.forEach(component ->
                byUid.computeIfAbsent(component.uid(), uid -> new ArrayList<>()).add(component));
        UidGroups groups = new UidGroups(tally);
        List<UidGroup> all = new ArrayList<>();
        byUid.forEach((uid, sharing) -> all.addAll(groups.split(uid, sharing)));
        return all;
    }

    private List<UidGroup> split(String uid, List<Sound> sharing) {
        List<Sound> masters = current(sharing.stream()
                .filter(component -> component.recurrenceId().isEmpty())
                .toList());
        List<Sound> overrides = new ArrayList<>();
        sharing.stream()
                .filter(component -> component.recurrenceId().isPresent())
                .collect(Collectors.groupingBy(
                        component -> component.recurrenceId().orElseThrow(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(versions -> overrides.add(newest(versions)));
        Map<EventTime, List<Sound>> byStart = masters.stream()
                .collect(Collectors.groupingBy(
                        master -> master.body().times().start(), LinkedHashMap::new, Collectors.toList()));
        byStart.replaceAll((start, versions) -> distinct(versions));
        List<Sound> events = byStart.values().stream().flatMap(List::stream).toList();
        if (events.size() <= 1) {
            return List.of(new UidGroup(uid, events.stream().findFirst(), overrides));
        }
        return told(uid, byStart, overrides);
    }

    /** Events of one UID, told apart by it; overrides go to the first that repeats. */
    private static List<UidGroup> told(String uid, Map<EventTime, List<Sound>> byStart, List<Sound> overrides) {
        List<Sound> all = byStart.values().stream().flatMap(List::stream).toList();
        Sound overridden = all.stream()
                .filter(master -> !master.recurrence().isEmpty())
                .findFirst()
                .orElse(all.getFirst());
        List<UidGroup> groups = new ArrayList<>();
        byStart.forEach((start, masters) -> {
            for (int i = 0; i < masters.size(); i++) {
                Sound master = masters.get(i);
                String own = uid + "#" + InstanceId.of(start) + (i == 0 ? "" : "#" + (i + 1));
                groups.add(new UidGroup(
                        own, Optional.of(master), master.index() == overridden.index() ? overrides : List.of()));
            }
        });
        return groups;
    }

    /** Those of the highest SEQUENCE; older versions are left alone. */
    private List<Sound> current(List<Sound> masters) {
        int newest = masters.stream()
                .mapToInt(master -> master.body().revision().sequence())
                .max()
                .orElse(0);
        List<Sound> current = new ArrayList<>();
        for (Sound master : masters) {
            if (master.body().revision().sequence() == newest) {
                current.add(master);
            } else {
                tally.add(Outcome.SKIPPED);
            }
        }
        return current;
    }

    /** Those of the newest DTSTAMP that say different things, in the order of the file. */
    private List<Sound> distinct(List<Sound> versions) {
        Revision newest = newestOf(versions).body().revision();
        List<Sound> distinct = new ArrayList<>();
        for (Sound version : versions) {
            if (!version.body().revision().equals(newest)) {
                tally.add(Outcome.SKIPPED);
            } else if (distinct.stream().anyMatch(other -> saysTheSame(version, other))) {
                tally.add(Outcome.UNCHANGED);
            } else {
                distinct.add(version);
            }
        }
        return distinct;
    }

    private Sound newest(List<Sound> versions) {
        Sound newest = newestOf(versions);
        for (Sound version : versions) {
            if (version.index() != newest.index()) {
                tally.add(saysTheSame(version, newest) ? Outcome.UNCHANGED : Outcome.SKIPPED);
            }
        }
        return newest;
    }

    private static Sound newestOf(List<Sound> versions) {
        return versions.stream().max(NEWEST_LAST).orElseThrow();
    }

    private static boolean saysTheSame(Sound one, Sound other) {
        return one.body().saysTheSameAs(other.body()) && one.recurrence().equals(other.recurrence());
    }
}
