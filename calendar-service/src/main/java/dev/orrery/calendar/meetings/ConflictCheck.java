package dev.orrery.calendar.meetings;

import dev.orrery.calendar.availability.AskedRange;
import dev.orrery.calendar.availability.FreeBusyReader;
import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.availability.TakenEvent;
import dev.orrery.calendar.availability.TakenEvents;
import dev.orrery.calendar.availability.WorkingTime;
import dev.orrery.calendar.availability.WorkingTimes;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.meetings.PlannedInstance.Plan;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.Questions;
import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a draft collides with, for one caller. */
final class ConflictCheck {
    private static final int MAX_INSTANCES = 200;
    private static final int MAX_CONFLICTS = 500;

    private final OrganizationTransaction transaction;
    private final Caller caller;
    private final Membership membership;
    private final Instant now;

    ConflictCheck(OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        this.transaction = transaction;
        this.caller = caller;
        this.membership = membership;
        this.now = now;
    }

    /**
     * Checks a draft.
     *
     * @param itself the event that it would replace
     */
    CheckConflictsResponse check(CalendarEvent draft, List<Subject> subjects, @Nullable EventKey itself) {
        WorkingTimes hours = new WorkingTimes(transaction, caller, membership);
        Plan plan = PlannedInstance.of(draft, hours.zoneOf(caller.id().value()), AskedRange.MAX, MAX_INSTANCES);
        if (plan.instances().isEmpty() || subjects.isEmpty()) {
            return CheckConflictsResponse.getDefaultInstance();
        }
        Interval range = range(plan);
        TakenEvents taken =
                new FreeBusyReader(Questions.within(transaction), caller, membership, now).events(subjects, range);
        List<Collision> collisions = new ArrayList<>();
        addTaken(plan, taken.events(), itself, collisions);
        boolean isAllDay = draft.body().times().start() instanceof EventTime.AllDay;
        addWorking(plan, subjects, hours.read(subjects, range), isAllDay, collisions);
        addClosed(plan, subjects, taken.unknown(), collisions);
        collisions.sort(Collision.ORDER);
        boolean isTruncated = collisions.size() > MAX_CONFLICTS;
        List<Collision> shown = isTruncated ? collisions.subList(0, MAX_CONFLICTS) : collisions;
        return new ConflictProtos(transaction, caller, membership, subjects)
                .response(shown, taken.unknown(), isTruncated, draft.isSeries() ? plan.until() : null);
    }

    private static void addTaken(
            Plan plan, List<TakenEvent> taken, @Nullable EventKey itself, List<Collision> collisions) {
        IntervalSet planned = IntervalSet.of(
                plan.instances().stream().map(PlannedInstance::time).toList());
        for (TakenEvent event : taken) {
            EventKey key = event.event();
            boolean isItself = key != null && key.equals(itself);
            if (isItself || !planned.overlaps(event.time())) {
                continue;
            }
            for (PlannedInstance instance : plan.instances()) {
                if (instance.time().overlaps(event.time())) {
                    Collision.Kind kind = event.isTentative() ? Collision.Kind.TENTATIVE : Collision.Kind.BUSY;
                    collisions.add(new Collision(instance, event.subject(), kind, event.time(), key));
                }
            }
        }
    }

    private static void addWorking(
            Plan plan,
            List<Subject> subjects,
            Map<Subject, WorkingTime> hours,
            boolean isAllDay,
            List<Collision> collisions) {
        for (int i = 0; i < subjects.size(); i++) {
            WorkingTime working = hours.get(subjects.get(i));
            if (working == null) {
                continue;
            }
            IntervalSet holidays = working.holidays();
            for (PlannedInstance instance : plan.instances()) {
                if (holidays.overlaps(instance.time())) {
                    collisions.add(new Collision(instance, i, Collision.Kind.HOLIDAY, instance.time(), null));
                } else if (!isAllDay && !working.hours().contains(instance.time())) {
                    // A day is never within anybody's hours, and keeps nobody from work.
                    collisions.add(
                            new Collision(instance, i, Collision.Kind.OUTSIDE_WORKING_HOURS, instance.time(), null));
                }
            }
        }
    }

    /** Rooms are open or not by their own hours, for days too. */
    private void addClosed(Plan plan, List<Subject> subjects, Set<Integer> unknown, List<Collision> collisions) {
        RoomHours hours = RoomHours.of(transaction, subjects);
        for (int i = 0; i < subjects.size(); i++) {
            if (unknown.contains(i) || !(subjects.get(i) instanceof Subject.OfRoom room)) {
                continue;
            }
            for (PlannedInstance instance : plan.instances()) {
                if (!hours.cover(room, instance.time())) {
                    collisions.add(new Collision(instance, i, Collision.Kind.ROOM_CLOSED, instance.time(), null));
                }
            }
        }
    }

    private static Interval range(Plan plan) {
        Instant end = plan.instances().stream()
                .map(instance -> instance.time().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant start = plan.instances().stream()
                .map(instance -> instance.time().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Interval(start, end);
    }
}
