package dev.orrery.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * RFC 7529 4.1 by brute force for YEARLY and MONTHLY rules with SKIP: writes down every date that a period names, whether it
 * exists or not, moves those that do not, and only then looks at weekdays, times and positions.
 */
final class SkipOracle {
    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final Oracle weekdays;
    private final List<LocalTime> times;

    SkipOracle(RecurrenceRule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
        this.weekdays = new Oracle(rule, start);
        this.times = Oracle.times(rule, start.toLocalTime());
    }

    /** What the rule generates from DTSTART until a moment, COUNT and UNTIL left aside. */
    List<LocalDateTime> until(LocalDateTime end) {
        NavigableSet<LocalDateTime> found = new TreeSet<>();
        boolean isYearly = rule.frequency() == Frequency.YEARLY;
        YearMonth first = isYearly ? YearMonth.of(start.getYear(), 1) : YearMonth.from(start);
        int months = rule.interval() * (isYearly ? 12 : 1);
        // A period before DTSTART's could not move a day beyond it: SKIP reaches a day into the neighbour at most.
        for (YearMonth period = first;
                !period.atDay(1).isAfter(end.toLocalDate().plusDays(1)); ) {
            for (LocalDateTime moment : chosen(isYearly ? ofYear(period.getYear()) : ofMonth(period))) {
                if (!moment.isBefore(start) && moment.isBefore(end)) {
                    found.add(moment);
                }
            }
            period = period.plusMonths(months);
        }
        return List.copyOf(found);
    }

    private List<LocalDateTime> chosen(NavigableSet<LocalDate> days) {
        List<LocalDateTime> all = new ArrayList<>();
        for (LocalDate day : days) {
            if (weekdays.isWeekday(day)) {
                times.forEach(time -> all.add(day.atTime(time)));
            }
        }
        if (rule.bySetPos().isEmpty()) {
            return all;
        }
        List<LocalDateTime> chosen = new ArrayList<>();
        for (int position : rule.bySetPos()) {
            int index = position > 0 ? position - 1 : all.size() + position;
            if (index >= 0 && index < all.size()) {
                chosen.add(all.get(index));
            }
        }
        return chosen;
    }

    private NavigableSet<LocalDate> ofYear(int year) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (!rule.byYearDay().isEmpty()) {
            LocalDate first = LocalDate.of(year, 1, 1);
            rule.byYearDay().forEach(day -> place(first, first.lengthOfYear(), day, days::add));
            return days;
        }
        boolean hasDays = !rule.byMonthDay().isEmpty();
        for (int month = 1; month <= 12; month++) {
            boolean isMeant = rule.byMonth().isEmpty()
                    ? hasDays || month == start.getMonthValue()
                    : rule.byMonth().contains(month);
            if (isMeant) {
                days.addAll(daysOf(YearMonth.of(year, month)));
            }
        }
        return days;
    }

    private NavigableSet<LocalDate> ofMonth(YearMonth month) {
        boolean isMeant = rule.byMonth().isEmpty() || rule.byMonth().contains(month.getMonthValue());
        return isMeant ? daysOf(month) : new TreeSet<>();
    }

    private NavigableSet<LocalDate> daysOf(YearMonth month) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        List<Integer> wanted = rule.byMonthDay().isEmpty() ? List.of(start.getDayOfMonth()) : rule.byMonthDay();
        wanted.forEach(day -> place(month.atDay(1), month.lengthOfMonth(), day, days::add));
        return days;
    }

    private void place(LocalDate first, int length, int day, Consumer<LocalDate> days) {
        boolean isBackward = rule.skip() == Skip.BACKWARD;
        if (day > length) {
            days.accept(first.plusDays(isBackward ? length - 1L : length));
        } else if (day < -length) {
            days.accept(isBackward ? first.minusDays(1) : first);
        } else {
            days.accept(day > 0 ? first.plusDays(day - 1L) : first.plusDays((long) length + day));
        }
    }
}
