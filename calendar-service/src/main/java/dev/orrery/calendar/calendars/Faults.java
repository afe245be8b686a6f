package dev.orrery.calendar.calendars;

import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.recurrence.InvalidRecurrenceException;
import java.util.function.Supplier;

/** What is wrong with an event, as callers are told. */
public final class Faults {
    private Faults() {}

    /** The work's result; an event that cannot be is answered with the field at fault, below {@code prefix}. */
    public static <T> T told(String prefix, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidEventException fault) {
            throw refusal(prefix, fault);
        } catch (InvalidRecurrenceException outOfRange) {
            throw refusal(prefix, InvalidEventException.time("start", outOfRange));
        }
    }

    private static ServiceException refusal(String prefix, InvalidEventException fault) {
        return ServiceException.of(reason(fault), message(fault))
                .violation(prefix + fault.field(), fault.expectation())
                .build();
    }

    /** The field, its value and what was expected. */
    public static String message(InvalidEventException fault) {
        return fault.field() + ": " + fault.expectation();
    }

    public static ErrorReason reason(InvalidEventException fault) {
        return switch (fault.problem()) {
            case FIELD -> ErrorReason.INVALID_FIELD;
            case TIME -> ErrorReason.INVALID_EVENT_TIME;
            case RECURRENCE -> ErrorReason.INVALID_RECURRENCE;
        };
    }
}
