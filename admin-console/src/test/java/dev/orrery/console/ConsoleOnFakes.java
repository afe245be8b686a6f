package dev.orrery.console;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.console.fakes.FakeKeycloak;
import dev.orrery.console.fakes.FakeServices;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;

/** Runs the console on the fakes, to look at it: {@code ConsoleOnFakes [user] [port] [empty]}. */
final class ConsoleOnFakes {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private ConsoleOnFakes() {}

    public static void main(String[] arguments) {
        FakeServices services = new FakeServices();
        FakeKeycloak keycloak = new FakeKeycloak();
        keycloak.signIn(FakeUser.valueOf(arguments.length > 0 ? arguments[0].toUpperCase(Locale.ROOT) : "ADA"));
        if (arguments.length < 3) {
            fillCalendars(services);
            fillGoals(services);
        }
        SpringApplication.run(
                ConsoleApplication.class,
                "--server.port=" + (arguments.length > 1 ? arguments[1] : "8181"),
                "--orrery.keycloak.issuer=" + keycloak.issuer(),
                "--orrery.keycloak.url=" + keycloak.url(),
                "--orrery.keycloak.client-secret=secret",
                "--orrery.services.calendar-address=" + services.calendarAddress(),
                "--orrery.services.okr-address=" + services.okrAddress());
    }

    private static void fillCalendars(FakeServices services) {
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
        if (id.startsWith("standup") || id.equals("plan")) {
            event.setRecurringEvent(Samples.CALENDAR + "/events/series");
        }
        services.calendar.add(event.setLocation(minutes > 30 ? "Room Kepler, 3rd floor" : "")
                .setDescription("What we want to get done, and who needs what from whom.")
                .build());
    }

    private static void fillGoals(FakeServices services) {
        List.of(
                        Samples.objective(
                                "ship", "Ship the first version people rely on", Objective.Health.ON_TRACK, "0.64"),
                        Samples.objective("fast", "Answer every request in a blink", Objective.Health.AT_RISK, "0.41"),
                        Samples.objective("grow", "Win the first hundred teams", Objective.Health.OFF_TRACK, "0.12")
                                .setParent("orgs/acme/objectives/ship"),
                        Samples.objective(
                                "hire", "Grow the team without losing its calm", Objective.Health.PENDING, "0"))
                .forEach(objective -> services.okr.add(objective
                        .setCreateTime(ago(Duration.ofDays(30)))
                        .setUpdateTime(ago(Duration.ofHours(objective.getTitle().length())))
                        .build()));
        services.okr.add(Samples.keyResult("ship", "kr1", "Ten pilot teams use it every day", "6", "10")
                .setUnit("teams")
                .setProgress(com.google.type.Decimal.newBuilder().setValue("0.6"))
                .build());
        services.okr.add(Samples.keyResult("ship", "kr2", "No data lost in a restore drill", "1", "1")
                .setProgress(com.google.type.Decimal.newBuilder().setValue("1"))
                .build());
        services.okr.add(Samples.keyResult("fast", "kr3", "p99 of range reads in milliseconds", "38", "20")
                .setProgress(com.google.type.Decimal.newBuilder().setValue("0.41"))
                .build());
        services.okr.add(Samples.kpi("nps", "Net promoter score", Kpi.Status.ON_TRACK, "47", "50")
                .build());
        services.okr.add(Samples.kpi("mrr", "Monthly recurring revenue", Kpi.Status.AT_RISK, "128400", "150000")
                .setUnit("EUR")
                .setLastMeasureTime(ago(Duration.ofHours(7)))
                .build());
        services.okr.add(Samples.kpi("err", "Failed requests", Kpi.Status.OFF_TRACK, "0.42", "0.1")
                .setUnit("%")
                .setDirection(Kpi.Direction.LOWER_IS_BETTER)
                .setLastMeasureTime(ago(Duration.ofMinutes(12)))
                .build());
        services.okr.add(Samples.kpi("sla", "Tickets answered in a day", Kpi.Status.ACHIEVED, "97.5", "95")
                .setUnit("%")
                .setLastMeasureTime(ago(Duration.ofDays(2)))
                .build());
        services.okr.add(Samples.task("t1", "Write the release notes", Task.State.TODO)
                .setCreateTime(ago(Duration.ofMinutes(50)))
                .setUpdateTime(ago(Duration.ofMinutes(50)))
                .build());
        services.okr.add(Samples.task("t2", "Fix the DST edge case", Task.State.IN_PROGRESS)
                .setCreateTime(ago(Duration.ofDays(3)))
                .setUpdateTime(ago(Duration.ofMinutes(9)))
                .build());
        services.okr.add(Samples.task("t3", "Legal review of the terms", Task.State.BLOCKED)
                .setCreateTime(ago(Duration.ofDays(6)))
                .setUpdateTime(ago(Duration.ofDays(1)))
                .build());
        services.okr.add(
                Samples.task("t4", "Choose the office plants", Task.State.DONE).build());
    }

    private static Timestamp ago(Duration duration) {
        return Samples.timestamp(Instant.now().minus(duration));
    }
}
