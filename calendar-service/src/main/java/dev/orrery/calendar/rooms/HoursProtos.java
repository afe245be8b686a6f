package dev.orrery.calendar.rooms;

import com.google.type.TimeOfDay;
import dev.orrery.calendar.booking.OpenHours;
import dev.orrery.calendar.v1.OperatingHours;
import dev.orrery.kit.errors.ServiceException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Operating hours between the contract and the service. */
final class HoursProtos {
    private static final String FIELD = "room.operating_hours";
    private static final int HOUR_MINUTES = 60;
    private static final int DAY_MINUTES = 24 * HOUR_MINUTES;

    private HoursProtos() {}

    static dev.orrery.calendar.booking.OperatingHours hours(ZoneId zone, List<OperatingHours> protos) {
        List<OpenHours> week = new ArrayList<>();
        for (int i = 0; i < protos.size(); i++) {
            week.add(hours(FIELD + "[" + i + "]", protos.get(i)));
        }
        try {
            return new dev.orrery.calendar.booking.OperatingHours(zone, week);
        } catch (IllegalArgumentException overlap) {
            throw ServiceException.invalidField(FIELD, "some are over others (expected: apart)");
        }
    }

    static List<OperatingHours> protos(dev.orrery.calendar.booking.OperatingHours hours) {
        return hours.week().stream()
                .map(open -> OperatingHours.newBuilder()
                        .setDayOfWeekValue(open.day().getValue())
                        .setStartTime(time(open.startMinute()))
                        .setEndTime(time(open.endMinute()))
                        .build())
                .toList();
    }

    private static OpenHours hours(String field, OperatingHours proto) {
        int start = minute(field + ".start_time", proto.getStartTime());
        int end = minute(field + ".end_time", proto.getEndTime());
        if (start >= end) {
            throw ServiceException.invalidField(
                    field + ".end_time", "minute " + end + " (expected: after minute " + start + ", the start)");
        }
        return new OpenHours(DayOfWeek.of(proto.getDayOfWeekValue()), start, end);
    }

    private static int minute(String field, TimeOfDay time) {
        int minute = time.getHours() * HOUR_MINUTES + time.getMinutes();
        boolean isTime = time.getHours() >= 0
                && time.getMinutes() >= 0
                && time.getMinutes() < HOUR_MINUTES
                && time.getSeconds() == 0
                && time.getNanos() == 0
                && minute <= DAY_MINUTES;
        if (!isTime) {
            throw ServiceException.invalidField(
                    field,
                    time.getHours() + ":" + time.getMinutes() + ":" + time.getSeconds()
                            + " (expected: a whole minute from 00:00 to 24:00)");
        }
        return minute;
    }

    private static TimeOfDay time(int minute) {
        return TimeOfDay.newBuilder()
                .setHours(minute / HOUR_MINUTES)
                .setMinutes(minute % HOUR_MINUTES)
                .build();
    }
}
