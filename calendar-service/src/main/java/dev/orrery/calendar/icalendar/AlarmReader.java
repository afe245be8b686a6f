package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Reminder;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The components within an event, told apart: alarms that a {@link Reminder} says all of, and others, which are kept as
 * they are.
 */
record AlarmReader(List<Reminder> reminders, List<Component> others) {
    private static final int MAX_REMINDERS = 10;

    AlarmReader {
        reminders = List.copyOf(reminders);
        others = List.copyOf(others);
    }

    static AlarmReader read(Component event) {
        List<Reminder> reminders = new ArrayList<>();
        List<Component> others = new ArrayList<>();
        for (Component component : event.components()) {
            Optional<Reminder> reminder = reminders.size() < MAX_REMINDERS ? reminder(component) : Optional.empty();
            reminder.ifPresentOrElse(reminders::add, () -> others.add(component));
        }
        return new AlarmReader(reminders, others);
    }

    private static Optional<Reminder> reminder(Component alarm) {
        Optional<Reminder.Method> method = method(alarm);
        Optional<ContentLine> trigger = alarm.first("TRIGGER")
                .filter(line -> line.parameter("RELATED").orElse("START").equals("START"));
        if (!alarm.name().equals("VALARM")
                || method.isEmpty()
                || alarm.first("REPEAT").isPresent()) {
            return Optional.empty();
        }
        return trigger.flatMap(line -> beforeStart(line.value().strip()))
                .flatMap(before -> withinLimits(method.get(), before));
    }

    private static Optional<Reminder.Method> method(Component alarm) {
        return switch (alarm.text("ACTION").strip().toUpperCase(Locale.ROOT)) {
            case "DISPLAY" -> Optional.of(Reminder.Method.NOTIFICATION);
            // A mail to named people says more than a reminder can.
            case "EMAIL" -> alarm.first("ATTENDEE").isPresent() ? Optional.empty() : Optional.of(Reminder.Method.EMAIL);
            default -> Optional.empty();
        };
    }

    /** The negative duration of a TRIGGER; a moment, or a time after the start, is no reminder. */
    private static Optional<Duration> beforeStart(String trigger) {
        String weeks = trigger.endsWith("W") ? trigger.replaceFirst("^(-?P)(\\d+)W$", "$1$2") : "";
        try {
            Duration duration = weeks.isEmpty()
                    ? Duration.parse(trigger)
                    : Duration.parse(weeks + "D").multipliedBy(7);
            return Optional.of(duration.negated());
        } catch (DateTimeException | ArithmeticException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<Reminder> withinLimits(Reminder.Method method, Duration before) {
        try {
            return Optional.of(new Reminder(method, before));
        } catch (InvalidEventException tooFar) {
            return Optional.empty();
        }
    }
}
