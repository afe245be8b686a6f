package dev.orrery.console.fakes;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.Organizer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Calendars and a week of events, to look at. */
public final class SampleTime {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private SampleTime() {}

    public static void fill(FakeServices services) {
        services.calendar.add(Samples.calendar("engineering", "Engineering")
                .setKind(Calendar.Kind.TEAM)
                .setEventCount(148)
                .setCreateTime(ago(Duration.ofDays(40)))
                .setUpdateTime(ago(Duration.ofHours(5)))
                .build());
        services.calendar.add(Samples.calendar("ada", "Ada Lovelace")
                .setPrimary(true)
                .setColor("#b4533c")
                .setVisibility(Calendar.Visibility.PRIVATE)
                .setEventCount(63)
                .build());
        services.calendar.add(Samples.calendar("holidays", "Public holidays in Berlin")
                .setKind(Calendar.Kind.HOLIDAYS)
                .setColor("#2f8f5b")
                .setVisibility(Calendar.Visibility.PUBLIC)
                .setMyRole(AccessRule.Role.READ)
                .setEventCount(11)
                .build());
        services.calendar.add(Samples.calendar("ben", "Ben Bitdiddle")
                .setColor("#8a4fb4")
                .setOwner("orgs/acme/users/" + FakeUser.BEN.id())
                .setMyRole(AccessRule.Role.FREE_BUSY)
                .setVisibility(Calendar.Visibility.PRIVATE)
                .clearEventCount()
                .build());
        LocalDate monday = LocalDate.now(ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        event(services, "plan", "Weekly planning", monday, "09:00", 60, Event.EventType.MEETING);
        event(services, "focus", "Focus: recurrence engine", monday, "10:30", 150, Event.EventType.FOCUS);
        event(
                services,
                "design",
                "Design review with Globex",
                monday.plusDays(1),
                "14:00",
                45,
                Event.EventType.MEETING);
        event(services, "standup1", "Stand-up", monday.plusDays(1), "09:15", 15, Event.EventType.MEETING);
        event(services, "standup2", "Stand-up", monday.plusDays(2), "09:15", 15, Event.EventType.MEETING);
        event(services, "lunch", "Team lunch", monday.plusDays(3), "12:30", 90, Event.EventType.OTHER);
        event(services, "dl", "Board report is due", monday.plusDays(4), "17:00", 0, Event.EventType.DEADLINE);
        event(services, "sat", "Release rehearsal", monday.plusDays(5), "10:00", 600, Event.EventType.MEETING);
        event(services, "sun", "Prepare the week", monday.plusDays(6), "19:00", 45, Event.EventType.TASK_BLOCK);
        series(services, monday);
        LocalDate off = monday.plusDays(3);
        services.calendar.add(Event.newBuilder()
                .setName(Samples.CALENDAR + "/events/off")
                .setTitle("Ben is away")
                .setEventType(Event.EventType.OUT_OF_OFFICE)
                .setStatus(Event.Status.TENTATIVE)
                .setStart(EventTime.newBuilder()
                        .setDate(off.toString())
                        .setInstant(Samples.timestamp(off.atStartOfDay(ZONE).toInstant())))
                .setEnd(EventTime.newBuilder()
                        .setDate(off.plusDays(2).toString())
                        .setInstant(Samples.timestamp(
                                off.plusDays(2).atStartOfDay(ZONE).toInstant())))
                .build());
    }

    /** A weekly series, of which one instance was moved. */
    private static void series(FakeServices services, LocalDate monday) {
        String name = Samples.CALENDAR + "/events/review";
        Event.Builder review = at(name, monday.plusDays(1), "16:00")
                .setTitle("Weekly review")
                .setLocation("Room Kepler, 3rd floor")
                .setDescription("What went well, what did not, and what we change next week.\nBring one number each.")
                .setOrganizer(Organizer.newBuilder().setDisplayName("Ada Lovelace"))
                .addAttendees(guest("Ben Bitdiddle", "ben@acme.example", Attendee.Response.ACCEPTED))
                .addAttendees(guest("Gus Guest", "gus@acme.example", Attendee.Response.TENTATIVE))
                .addAttendees(guest("", "cleo@globex.example", Attendee.Response.NEEDS_ACTION));
        services.calendar.add(review.clone()
                .addRecurrence("RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=26")
                .build());
        for (int week = -2; week < 9; week++) {
            LocalDate day = monday.plusDays(1).plusWeeks(week);
            Event.Builder planned = at(name, day, "16:00");
            Event.Builder instance = week == 1 ? at(name, day.plusDays(1), "11:00") : planned.clone();
            services.calendar.add(review.clone()
                    .setName(name + "/instances/" + day.toString().replace("-", "") + "T150000Z")
                    .setRecurringEvent(name)
                    .setOriginalStart(planned.getStart())
                    .setStart(instance.getStart())
                    .setEnd(instance.getEnd())
                    .build());
        }
    }

    private static Event.Builder at(String name, LocalDate day, String time) {
        Instant start = day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        return Samples.event("review", "", start, Duration.ofMinutes(45)).setName(name);
    }

    private static Attendee guest(String name, String email, Attendee.Response response) {
        return Attendee.newBuilder()
                .setDisplayName(name)
                .setEmail(email)
                .setResponse(response)
                .build();
    }

    private static void event(
            FakeServices services,
            String id,
            String title,
            LocalDate day,
            String time,
            int minutes,
            Event.EventType type) {
        Instant start = day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        Event.Builder event =
                Samples.event(id, title, start, Duration.ofMinutes(minutes)).setEventType(type);
        services.calendar.add(event.setLocation(minutes > 30 ? "Room Kepler, 3rd floor" : "")
                .setDescription("What we want to get done, and who needs what from whom.")
                .build());
    }

    private static Timestamp ago(Duration duration) {
        return Samples.timestamp(Instant.now().minus(duration));
    }
}
