package dev.orrery.calendar.availability;

import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads when subjects are taken, as far as one caller may know. */
public final class FreeBusyReader {
    private final OrganizationTransaction transaction;
    private final UUID viewer;
    private final SelectCalendars calendars;

    public FreeBusyReader(OrganizationTransaction transaction, Caller caller, Membership membership) {
        this.transaction = transaction;
        this.viewer = caller.id().value();
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
    }

    /** Of each subject, in their order; empty where the caller may know nothing or it takes too much work. */
    public Map<Subject, Optional<BusyTimes>> read(List<Subject> subjects, Interval range) {
        Sight sight = Sight.select(calendars, viewer, subjects);
        TakenTimes taken = new TakenTimes();
        Sources sources = sources(subjects, sight, taken);
        SelectTakenTimes.addTo(taken, transaction, sources, range);
        new UnwrittenTimes(transaction, sources, range).addTo(taken);
        Map<Subject, Optional<BusyTimes>> times = new LinkedHashMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            times.put(subjects.get(i), taken.of(i, range));
        }
        return times;
    }

    /** What takes the subjects' time, one by one; they are numbered by their place. */
    public TakenEvents events(List<Subject> subjects, Interval range) {
        Sight sight = Sight.select(calendars, viewer, subjects);
        TakenTimes unwritten = new TakenTimes();
        Sources sources = sources(subjects, sight, unwritten);
        List<TakenEvent> events = new ArrayList<>(SelectTakenTimes.events(transaction, sources, range));
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

    private static Sources sources(List<Subject> subjects, Sight sight, TakenTimes taken) {
        List<Sources.OfCalendar> held = new ArrayList<>();
        List<Sources.OfPerson> people = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
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
        return new Sources(held, people);
    }
}
