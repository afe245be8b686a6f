package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RFC 5545 3.3.10 by brute force: asks of every moment of a window whether the rule means it. Written from the text with
 * the calendar of {@code java.time} and nothing of the engine.
 */
final class Oracle {
    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final WeekFields weeks;
    private final boolean anchorsInWeekYear;
    private final boolean hasWeekNumbers;
    private final List<Integer> positions;
    private final List<Integer> months;
    private final List<Integer> weekNumbers;
    private final List<Integer> yearDays;
    private final List<Integer> monthDays;
    private final List<WeekdayRule> weekdays;
    private final List<LocalTime> times;
    private final Map<LocalDateTime, Set<LocalDateTime>> chosenByPeriod = new HashMap<>();
    private final Map<LocalDate, List<LocalDateTime>> candidatesByDay = new HashMap<>();

    Oracle(RecurrenceRule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
        weeks = WeekFields.of(rule.weekStart(), 4);
        positions = rule.bySetPos();
        months = rule.byMonth();
        weekNumbers = rule.byWeekNo();
        yearDays = rule.byYearDay();
        monthDays = rule.byMonthDay();
        weekdays = rule.byDay();
        hasWeekNumbers = !weekNumbers.isEmpty();
        times = times(rule, start.toLocalTime());
        anchorsInWeekYear = hasWeekNumbers && isDay(start.toLocalDate());
    }

    /** What the rule generates from DTSTART on, within [from, to), COUNT and UNTIL left aside. */
    List<LocalDateTime> between(LocalDateTime from, LocalDateTime to) {
        List<LocalDateTime> found = new ArrayList<>();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            for (LocalDateTime moment : candidatesOn(day)) {
                boolean isInside = !moment.isBefore(from) && moment.isBefore(to) && !moment.isBefore(start);
                if (isInside && isChosen(moment)) {
                    found.add(moment);
                }
            }
        }
        return found;
    }

    private boolean isChosen(LocalDateTime moment) {
        return positions.isEmpty()
                || chosenByPeriod
                        .computeIfAbsent(periodStart(moment), this::choose)
                        .contains(moment);
    }

    private Set<LocalDateTime> choose(LocalDateTime from) {
        LocalDateTime to = periodEnd(from);
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            for (LocalDateTime candidate : candidatesByDay.computeIfAbsent(day, this::candidatesOn)) {
                if (!candidate.isBefore(from) && candidate.isBefore(to)) {
                    all.add(candidate);
                }
            }
        }
        Set<LocalDateTime> chosen = new HashSet<>();
        for (int position : positions) {
            int index = position > 0 ? position - 1 : all.size() + position;
            if (index >= 0 && index < all.size()) {
                chosen.add(all.get(index));
            }
        }
        return chosen;
    }

    /** The moments of a day that pass every part but BYSETPOS, in order. */
    private List<LocalDateTime> candidatesOn(LocalDate day) {
        List<LocalDateTime> candidates = new ArrayList<>();
        if (!isDay(day) || (rule.frequency().isDayBased() && !isActive(day.atStartOfDay()))) {
            return candidates;
        }
        for (LocalTime time : times) {
            LocalDateTime moment = day.atTime(time);
            if (rule.frequency().isDayBased() || isActive(moment)) {
                candidates.add(moment);
            }
        }
        return candidates;
    }

    static List<LocalTime> times(RecurrenceRule rule, LocalTime start) {
        List<Integer> hours = rule.byHour();
        List<Integer> minutes = rule.byMinute();
        List<Integer> seconds = rule.bySecond();
        boolean isAnyHour = rule.frequency().compareTo(Frequency.HOURLY) >= 0;
        boolean isAnyMinute = rule.frequency().compareTo(Frequency.MINUTELY) >= 0;
        boolean isAnySecond = rule.frequency() == Frequency.SECONDLY;
        List<LocalTime> times = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            boolean isHour = hours.isEmpty() ? isAnyHour || hour == start.getHour() : hours.contains(hour);
            for (int minute = 0; isHour && minute < 60; minute++) {
                boolean isMinute =
                        minutes.isEmpty() ? isAnyMinute || minute == start.getMinute() : minutes.contains(minute);
                for (int second = 0; isMinute && second < 60; second++) {
                    if (seconds.isEmpty() ? isAnySecond || second == start.getSecond() : seconds.contains(second)) {
                        times.add(LocalTime.of(hour, minute, second));
                    }
                }
            }
        }
        return times;
    }

    private boolean isActive(LocalDateTime moment) {
        if (rule.interval() == 1) {
            return true;
        }
        LocalDateTime period = periodStart(moment);
        LocalDateTime first = periodStart(start);
        long passed = switch (rule.frequency()) {
            case YEARLY -> periodYear(moment.toLocalDate()) - anchorYear();
            case MONTHLY -> ChronoUnit.MONTHS.between(first, period);
            case WEEKLY -> ChronoUnit.WEEKS.between(first, period);
            case DAILY -> ChronoUnit.DAYS.between(first, period);
            case HOURLY -> ChronoUnit.HOURS.between(first, period);
            case MINUTELY -> ChronoUnit.MINUTES.between(first, period);
            case SECONDLY -> ChronoUnit.SECONDS.between(first, period);
        };
        return passed % rule.interval() == 0;
    }

    private long anchorYear() {
        return anchorsInWeekYear ? start.get(weeks.weekBasedYear()) : start.getYear();
    }

    private long periodYear(LocalDate day) {
        return !hasWeekNumbers ? day.getYear() : day.get(weeks.weekBasedYear());
    }

    private LocalDateTime periodStart(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return switch (rule.frequency()) {
            case YEARLY ->
                (!hasWeekNumbers
                                ? day.withDayOfYear(1)
                                : day.with(weeks.weekOfWeekBasedYear(), 1)
                                        .with(TemporalAdjusters.previousOrSame(rule.weekStart())))
                        .atStartOfDay();
            case MONTHLY -> day.withDayOfMonth(1).atStartOfDay();
            case WEEKLY ->
                day.with(TemporalAdjusters.previousOrSame(rule.weekStart())).atStartOfDay();
            case DAILY -> day.atStartOfDay();
            case HOURLY -> moment.truncatedTo(ChronoUnit.HOURS);
            case MINUTELY -> moment.truncatedTo(ChronoUnit.MINUTES);
            case SECONDLY -> moment;
        };
    }

    private LocalDateTime periodEnd(LocalDateTime from) {
        return switch (rule.frequency()) {
            case YEARLY -> !hasWeekNumbers ? from.plusYears(1) : periodStart(from.plusDays(7 * 53 + 3));
            case MONTHLY -> from.plusMonths(1);
            case WEEKLY -> from.plusWeeks(1);
            case DAILY -> from.plusDays(1);
            case HOURLY -> from.plusHours(1);
            case MINUTELY -> from.plusMinutes(1);
            case SECONDLY -> from.plusSeconds(1);
        };
    }

    private boolean isDay(LocalDate day) {
        boolean hasDayParts = !monthDays.isEmpty() || !yearDays.isEmpty() || !weekdays.isEmpty();
        boolean isYearly = rule.frequency() == Frequency.YEARLY;
        boolean impliesMonth = isYearly && !hasDayParts && !hasWeekNumbers && months.isEmpty();
        boolean impliesMonthDay =
                !hasDayParts && (rule.frequency() == Frequency.MONTHLY || (isYearly && !hasWeekNumbers));
        boolean impliesWeekday = !hasDayParts && (rule.frequency() == Frequency.WEEKLY || hasWeekNumbers);
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && (!impliesMonth || day.getMonth() == start.getMonth())
                && (!impliesMonthDay || day.getDayOfMonth() == start.getDayOfMonth())
                && (!impliesWeekday || day.getDayOfWeek() == start.getDayOfWeek())
                && isWeek(day)
                && isOneOf(yearDays, day.getDayOfYear(), day.lengthOfYear())
                && isOneOf(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
                && isWeekday(day);
    }

    /** Whether BYDAY, if there is one, means the day. */
    boolean isWeekday(LocalDate day) {
        return weekdays.isEmpty() || weekdays.stream().anyMatch(weekday -> isWeekday(weekday, day));
    }

    boolean isWeek(LocalDate day) {
        int count = (int) weeks.weekOfWeekBasedYear().rangeRefinedBy(day).getMaximum();
        return isOneOf(weekNumbers, day.get(weeks.weekOfWeekBasedYear()), count);
    }

    private static boolean isOneOf(List<Integer> values, int value, int count) {
        return values.isEmpty() || values.contains(value) || values.contains(value - count - 1);
    }

    private boolean isWeekday(WeekdayRule weekday, LocalDate day) {
        if (day.getDayOfWeek() != weekday.day()) {
            return false;
        }
        if (weekday.ordinal() == 0) {
            return true;
        }
        boolean isOfMonth = rule.frequency() == Frequency.MONTHLY || !months.isEmpty();
        LocalDate first = isOfMonth ? day.withDayOfMonth(1) : day.withDayOfYear(1);
        LocalDate last = isOfMonth ? YearMonth.from(day).atEndOfMonth() : day.withDayOfYear(day.lengthOfYear());
        List<LocalDate> all = all(weekday.day(), first, last);
        int index = all.indexOf(day);
        return weekday.ordinal() == index + 1 || weekday.ordinal() == index - all.size();
    }

    private static List<LocalDate> all(DayOfWeek weekday, LocalDate first, LocalDate last) {
        List<LocalDate> all = new ArrayList<>();
        for (LocalDate day = first.with(TemporalAdjusters.nextOrSame(weekday)); !day.isAfter(last); ) {
            all.add(day);
            day = day.plusWeeks(1);
        }
        return all;
    }
}
