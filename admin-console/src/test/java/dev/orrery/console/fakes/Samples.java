package dev.orrery.console.fakes;

import com.google.protobuf.Timestamp;
import com.google.type.Decimal;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Resources with good defaults, for tests to change. */
public final class Samples {
    /** The calendar that most events are in. */
    public static final String CALENDAR = "orgs/acme/calendars/engineering";

    private Samples() {}

    public static Calendar.Builder calendar(String id, String name) {
        return Calendar.newBuilder()
                .setName("orgs/acme/calendars/" + id)
                .setDisplayName(name)
                .setColor("#3c56b4")
                .setTimeZone("Europe/Berlin")
                .setVisibility(Calendar.Visibility.ORG)
                .setKind(Calendar.Kind.STANDARD)
                .setOwner("orgs/acme/users/" + FakeUser.ADA.id())
                .setMyRole(AccessRule.Role.OWNER)
                .setEventCount(12);
    }

    public static Event.Builder event(String id, String title, Instant start, Duration length) {
        return Event.newBuilder()
                .setName(CALENDAR + "/events/" + id)
                .setTitle(title)
                .setEventType(Event.EventType.MEETING)
                .setStatus(Event.Status.CONFIRMED)
                .setStart(time(start))
                .setEnd(time(start.plus(length)));
    }

    public static Objective.Builder objective(String id, String title, Objective.Health health, String progress) {
        return Objective.newBuilder()
                .setName("orgs/acme/objectives/" + id)
                .setTitle(title)
                .setState(Objective.State.ACTIVE)
                .setHealth(health)
                .setOwner("orgs/acme/users/" + FakeUser.ADA.id())
                .setDueDate("2026-12-31")
                .setProgress(Decimal.newBuilder().setValue(progress));
    }

    public static KeyResult.Builder keyResult(String objective, String id, String title, String now, String target) {
        return KeyResult.newBuilder()
                .setName("orgs/acme/objectives/" + objective + "/keyResults/" + id)
                .setTitle(title)
                .setKind(KeyResult.Kind.INCREASE)
                .setCurrentValue(Decimal.newBuilder().setValue(now))
                .setTargetValue(Decimal.newBuilder().setValue(target));
    }

    public static Kpi.Builder kpi(String id, String name, Kpi.Status status, String now, String target) {
        return Kpi.newBuilder()
                .setName("orgs/acme/kpis/" + id)
                .setDisplayName(name)
                .setStatus(status)
                .setCurrentValue(Decimal.newBuilder().setValue(now))
                .setTargetValue(Decimal.newBuilder().setValue(target));
    }

    public static Task.Builder task(String id, String title, Task.State state) {
        return Task.newBuilder()
                .setName("orgs/acme/tasks/" + id)
                .setTitle(title)
                .setState(state);
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }

    private static EventTime time(Instant instant) {
        return EventTime.newBuilder()
                .setDateTime(instant.atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString())
                .setTimeZone("UTC")
                .setInstant(timestamp(instant))
                .build();
    }
}
