package dev.orrery.calendar.availability;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.availability.UnwrittenTimes.OpenSeries;
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
import dev.orrery.kit.tenancy.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads when subjects are taken, as far as one caller may know. */
public final class FreeBusyReader {
    private final Questions questions;
    private final Viewer viewer;
    private final Instant now;

    public FreeBusyReader(Questions questions, Caller caller, Membership membership, Instant now) {
        this.questions = questions;
        this.viewer = Viewers.of(caller, membership);
        this.now = now;
    }

    /** Of each subject, in their order; empty where the caller may know nothing or it takes too much work. */
    public Map<Subject, Optional<BusyTimes>> read(List<Subject> subjects, Interval range) {
        TakenTimes taken = new TakenTimes(subjects.size(), range);
        Sources sources = sources(subjects, taken);
        UnwrittenTimes unwritten = new UnwrittenTimes(sources, range);
        Supplier<List<OpenSeries>> open = questions.ask(unwritten::select);
        Supplier<List<TakenEvent>> bookings = bookings(sources, range);
        new SelectTakenTimes(questions, sources, range).addTo(taken);
        unwritten.add(open.get(), taken);
        for (TakenEvent booking : bookings.get()) {
            Interval time = booking.time();
            taken.add(booking.subject(), time.start(), time.end(), booking.isTentative());
        }
        Map<Subject, Optional<BusyTimes>> times = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            times.put(subjects.get(i), taken.of(i));
        }
        return times;
    }

    /** What takes the subjects' time, one by one; they are numbered by their place. */
    public TakenEvents events(List<Subject> subjects, Interval range) {
        TakenTimes besides = new TakenTimes(subjects.size(), range);
        Sources sources = sources(subjects, besides);
        UnwrittenTimes unwritten = new UnwrittenTimes(sources, range);
        Supplier<List<OpenSeries>> open = questions.ask(unwritten::select);
        Supplier<List<TakenEvent>> bookings = bookings(sources, range);
        List<TakenEvent> events = new SelectTakenTimes(questions, sources, range).events();
        events.addAll(bookings.get());
        unwritten.add(open.get(), besides);
        Set<Integer> unknown = new HashSet<>();
        for (int i = 0; i < subjects.size(); i++) {
            Optional<BusyTimes> times = besides.of(i);
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

    private Supplier<List<TakenEvent>> bookings(Sources sources, Interval range) {
        return questions.ask(transaction -> BookedTimes.select(transaction, sources.rooms(), range, now));
    }

    private Sources sources(List<Subject> subjects, TakenTimes taken) {
        Supplier<Set<RoomId>> visible = questions.ask(transaction -> visibleRooms(transaction, subjects));
        Sight sight = questions
                .ask(transaction -> Sight.select(new SelectCalendars(transaction, viewer), viewer.id(), subjects))
                .get();
        Set<RoomId> rooms = visible.get();
        List<Sources.OfCalendar> held = new ArrayList<>();
        List<Sources.OfPerson> people = new ArrayList<>();
        List<Sources.OfRoom> booked = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i) instanceof Subject.OfRoom room && rooms.contains(room.id())) {
                booked.add(new Sources.OfRoom(i, room.id()));
                continue;
            }
            Optional<List<StoredCalendar>> calendars = sight.calendarsOf(subjects.get(i));
            if (calendars.isEmpty()) {
                taken.giveUp(i);
                continue;
            }
            UUID user = null;
            if (subjects.get(i) instanceof Subject.User asked) {
                user = asked.id();
                people.add(new Sources.OfPerson(i, user));
            }
            for (StoredCalendar calendar : calendars.get()) {
                held.add(new Sources.OfCalendar(i, calendar.id(), calendar.zone(), user));
            }
        }
        return new Sources(held, people, booked);
    }

    /** Members see when rooms are taken, guests do not (see decision 0101). */
    private Set<RoomId> visibleRooms(OrganizationTransaction transaction, List<Subject> subjects) {
        List<RoomId> asked = subjects.stream()
                .flatMap(subject -> subject instanceof Subject.OfRoom room ? Stream.of(room.id()) : Stream.empty())
                .toList();
        return viewer.isMember() ? SelectRoomHours.of(transaction, asked).keySet() : Set.of();
    }
}
