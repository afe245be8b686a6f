package dev.orrery.calendar.availability;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.rooms.SelectRoomHours;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads when subjects are taken, as far as one caller may know. */
public final class FreeBusyReader {
    private final OrganizationTransaction transaction;
    private final Viewer viewer;
    private final SelectCalendars calendars;
    private final Instant now;

    public FreeBusyReader(OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        this.transaction = transaction;
        this.viewer = Viewers.of(caller, membership);
        this.calendars = new SelectCalendars(transaction, viewer);
        this.now = now;
    }

    /** Of each subject, in their order; empty where the caller may know nothing or it takes too much work. */
    public Map<Subject, Optional<BusyTimes>> read(List<Subject> subjects, Interval range) {
        TakenTimes taken = new TakenTimes();
        Sources sources = sources(subjects, taken);
        new SelectTakenTimes(transaction, sources, range).addTo(taken);
        new UnwrittenTimes(transaction, sources, range).addTo(taken);
        for (TakenEvent booking : BookedTimes.select(transaction, sources.rooms(), range, now)) {
            Interval time = booking.time();
            taken.add(booking.subject(), time.start(), time.end(), booking.isTentative());
        }
        Map<Subject, Optional<BusyTimes>> times = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            times.put(subjects.get(i), taken.of(i, range));
        }
        return times;
    }

    /** What takes the subjects' time, one by one; they are numbered by their place. */
    public TakenEvents events(List<Subject> subjects, Interval range) {
        TakenTimes unwritten = new TakenTimes();
        Sources sources = sources(subjects, unwritten);
        List<TakenEvent> events = new ArrayList<>(new SelectTakenTimes(transaction, sources, range).events());
        events.addAll(BookedTimes.select(transaction, sources.rooms(), range, now));
        new UnwrittenTimes(transaction, sources, range).addTo(unwritten);
        Set<Integer> unknown = new HashSet<>();
        for (int i = 0; i < subjects.size(); i++) {
            Optional<BusyTimes> times = unwritten.of(i, range);
            if (times.isEmpty()) {
                unknown.add(i);
                continue;
            }
            for (Interval busy : times.get().busy().intervals()) {
                events.add(new TakenEvent(i, null, busy, false));
            }
            for (Interval tentative : times.get().tentative().intervals()) {
                events.add(new TakenEvent(i, null, tentative, true));
            }
        }
        return new TakenEvents(events, unknown);
    }

    private Sources sources(List<Subject> subjects, TakenTimes taken) {
        Sight sight = Sight.select(calendars, viewer.id(), subjects);
        Set<RoomId> rooms = visibleRooms(subjects);
        List<Sources.OfCalendar> held = new ArrayList<>();
        List<Sources.OfPerson> people = new ArrayList<>();
        List<Sources.OfRoom> booked = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i) instanceof Subject.OfRoom room && rooms.contains(room.id())) {
                booked.add(new Sources.OfRoom(i, room.id()));
                continue;
            }
            Optional<List<StoredCalendar>> visible = sight.calendarsOf(subjects.get(i));
            if (visible.isEmpty()) {
                taken.giveUp(i);
                continue;
            }
            UUID user = null;
            if (subjects.get(i) instanceof Subject.User asked) {
                user = asked.id();
                people.add(new Sources.OfPerson(i, user));
            }
            for (StoredCalendar calendar : visible.get()) {
                held.add(new Sources.OfCalendar(i, calendar.id(), calendar.zone(), user));
            }
        }
        return new Sources(held, people, booked);
    }

    /** Members see when rooms are taken, guests do not (see decision 0101). */
    private Set<RoomId> visibleRooms(List<Subject> subjects) {
        List<RoomId> asked = subjects.stream()
                .flatMap(subject -> subject instanceof Subject.OfRoom room ? Stream.of(room.id()) : Stream.empty())
                .toList();
        return viewer.isMember() ? SelectRoomHours.of(transaction, asked).keySet() : Set.of();
    }
}
