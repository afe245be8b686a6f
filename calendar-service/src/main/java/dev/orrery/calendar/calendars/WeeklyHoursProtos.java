package dev.orrery.calendar.calendars;

import com.google.type.DayOfWeek;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.kit.errors.ServiceException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hours of a week between the contract and the service. */
public final class WeeklyHoursProtos {
    private static final int HOUR_MINUTES = 60;

    private WeeklyHoursProtos() {}

    /**
     * The hours that a request gives.
     *
     * @param field where its periods are
     */
    public static WeeklyHours hours(String field, ZoneId zone, List<WeeklyPeriod> protos) {
        List<dev.orrery.calendar.scheduling.WeeklyPeriod> periods = new ArrayList<>();
        for (int i = 0; i < protos.size(); i++) {
            periods.add(period(field + "[" + i + "]", protos.get(i)));
        }
        try {
            return new WeeklyHours(zone, periods);
        } catch (IllegalArgumentException overlap) {
            throw ServiceException.invalidField(field, "some are over others (expected: apart)");
        }
    }

    public static List<WeeklyPeriod> periods(WeeklyHours hours) {
        return hours.periods().stream()
                .map(period -> WeeklyPeriod.newBuilder()
                        .setDay(DayOfWeek.forNumber(period.day().getValue()))
                        .setStart(time(period.startMinute()))
                        .setEnd(time(period.endMinute()))
                        .build())
                .toList();
    }

    private static dev.orrery.calendar.scheduling.WeeklyPeriod period(String field, WeeklyPeriod proto) {
        int start = minute(proto.getStart());
        int end = minute(proto.getEnd());
        if (start >= end) {
            throw ServiceException.invalidField(
                    field + ".end", proto.getEnd() + " (expected: after start, " + proto.getStart() + ")");
        }
        return new dev.orrery.calendar.scheduling.WeeklyPeriod(
                java.time.DayOfWeek.of(proto.getDay().getNumber()), start, end);
    }

    /** The contract lets no other text through. */
    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * HOUR_MINUTES + Integer.parseInt(time.substring(3));
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR_MINUTES, minute % HOUR_MINUTES);
    }
}
