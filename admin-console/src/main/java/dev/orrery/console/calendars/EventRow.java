package dev.orrery.console.calendars;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An event as one line of an agenda.
 *
 * @param zone that its times are shown in
 * @param opensDay whether it is the first of its day
 */
record EventRow(Event event, ZoneId zone, boolean opensDay) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    static LocalDate day(Event event, ZoneId zone) {
        EventTime start = event.getStart();
        return start.getDate().isEmpty()
                ? Times.instant(start.getInstant()).atZone(zone).toLocalDate()
                : LocalDate.parse(start.getDate());
    }

    LocalDate day() {
        return day(event, zone);
    }

    /** The last day that it takes some of; the day it starts on when it ends at midnight. */
    LocalDate lastDay() {
        LocalDate last;
        if (isAllDay()) {
            String end = event.getEnd().getDate();
            last = end.isEmpty() ? day() : LocalDate.parse(end).minusDays(1);
        } else if (event.hasEnd()) {
            last = moment(event.getEnd()).minusNanos(1).toLocalDate();
        } else {
            last = day();
        }
        return last.isBefore(day()) ? day() : last;
    }

    /** {@code 09:00}; empty for what takes whole days. */
    String startLabel() {
        return isAllDay() ? "" : TIME.format(moment(event.getStart()));
    }

    /** Its own colour, or the calendar's. */
    String color(String calendarColor) {
        return event.getColor().isEmpty() ? calendarColor : event.getColor();
    }

    /** Whether this instance is not where its series would have it. */
    boolean isMoved() {
        EventTime original = event.getOriginalStart();
        return event.hasOriginalStart()
                && !(original.getDate().equals(event.getStart().getDate())
                        && original.getInstant().equals(event.getStart().getInstant()));
    }

    /** {@code Mon 23 Nov 2026}. */
    String dateLabel() {
        return DATE.format(day());
    }

    /** {@code Out of office}. */
    String typeLabel() {
        return switch (event.getEventType()) {
            case EVENT_TYPE_UNSPECIFIED, UNRECOGNIZED -> "Meeting";
            case MEETING, FOCUS, DEADLINE, OUT_OF_OFFICE, WORKING_LOCATION, TASK_BLOCK, HOLIDAY, CHECK_IN, OTHER ->
                Words.of(event.getEventType());
        };
    }

    String dayLabel() {
        return DAY.format(day());
    }

    boolean isAllDay() {
        return !event.getStart().getDate().isEmpty();
    }

    /** {@code 09:00 – 10:30}, {@code All day}, {@code All day, to 24 Dec}. */
    String timeLabel() {
        if (isAllDay()) {
            return allDayLabel();
        }
        ZonedDateTime start = moment(event.getStart());
        ZonedDateTime end = event.hasEnd() ? moment(event.getEnd()) : start;
        if (end.equals(start)) {
            return TIME.format(start);
        }
        boolean endsSameDay = end.toLocalDate().equals(start.toLocalDate())
                || end.equals(start.toLocalDate().plusDays(1).atStartOfDay(zone));
        return TIME.format(start) + " – " + (endsSameDay ? TIME : DAY_TIME).format(end);
    }

    String title() {
        return event.getTitle().isBlank() ? "Busy" : event.getTitle();
    }

    /** Whether it is an instance of a series, or a series. */
    boolean isRecurring() {
        return !event.getRecurringEvent().isEmpty() || event.getRecurrenceCount() > 0;
    }

    boolean isCancelled() {
        return event.getStatus() == Event.Status.CANCELLED;
    }

    /** Whether it is going on. */
    boolean isNow(Instant now) {
        return event.hasEnd()
                && !isAllDay()
                && !now.isBefore(Times.instant(event.getStart().getInstant()))
                && now.isBefore(Times.instant(event.getEnd().getInstant()));
    }

    private String allDayLabel() {
        return lastDay().isAfter(day()) ? "All day, to " + DAY.format(lastDay()) : "All day";
    }

    private ZonedDateTime moment(EventTime time) {
        return Times.instant(time.getInstant()).atZone(zone);
    }
}
