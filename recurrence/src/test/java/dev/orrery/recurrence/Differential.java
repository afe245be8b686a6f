package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Compares engines over random rules, zones and windows. {@link Oracle} is the judge: an engine that differs from it is
 * wrong, and the parts of the rule say about what.
 */
final class Differential {
    private static final int MAX_INSTANCES = 400;
    private static final int PATIENCE_SECONDS = 2;
    private static final String NO_ANSWER = "no answer";
    private static final ZoneId UTC = ZoneId.of("UTC");
    /** Costly to check by brute force, so only one rule in so many is SECONDLY. */
    private static final int SECONDLY_SHARE = 20;

    private static final Frequency[] FREQUENCIES = {
        Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY, Frequency.HOURLY, Frequency.MINUTELY
    };

    /** A random case and what is right for it. */
    record Case(RecurrenceRule rule, LocalDateTime start, ZoneId zone, Instant until, List<Instant> expected) {
        @Override
        public String toString() {
            return rule + " from " + start + " " + zone;
        }
    }

    /** How often an engine was wrong about something, with an example. */
    static final class Fault {
        int wrong;
        int unanswered;
        int inZone;
        String example = "";

        int count() {
            return wrong + unanswered;
        }
    }

    private final Engine engine;
    private final Map<String, Fault> faults = new TreeMap<>();
    private ExecutorService worker = newWorker();

    Differential(Engine engine) {
        this.engine = engine;
    }

    int wrong() {
        return faults.values().stream().mapToInt(fault -> fault.wrong).sum();
    }

    int unanswered() {
        return faults.values().stream().mapToInt(fault -> fault.unanswered).sum();
    }

    Map<String, Fault> faults() {
        return faults;
    }

    static Case randomCase(long seed) {
        RuleGenerator random = new RuleGenerator(seed);
        Frequency frequency = random.chance(SECONDLY_SHARE) ? Frequency.SECONDLY : random.oneOf(FREQUENCIES);
        RecurrenceRule rule = random.rule(frequency).build();
        LocalDateTime start = random.start();
        int days = switch (frequency) {
            case YEARLY -> 2_200;
            case MONTHLY -> 900;
            case WEEKLY, DAILY -> 300;
            case HOURLY -> 20;
            case MINUTELY -> 2;
            case SECONDLY -> 1;
        };
        List<LocalDateTime> some = new Oracle(rule, start).between(start, start.plusDays(days));
        if (!some.isEmpty()) {
            start = some.getFirst();
        }
        ZoneId zone = random.chance(3) ? ZoneId.of(random.oneOf("Europe/Berlin", "America/New_York")) : UTC;
        while (zone.getRules().getValidOffsets(start).isEmpty()) {
            zone = UTC;
        }
        LocalDateTime end = start.plusDays(days);
        Instant until = end.atZone(zone).toInstant();
        ZoneId fixed = zone;
        List<Instant> expected = new Oracle(rule, start)
                .between(start, end).stream()
                        .filter(local ->
                                !fixed.getRules().getValidOffsets(local).isEmpty())
                        .map(local -> local.toInstant(
                                fixed.getRules().getValidOffsets(local).getFirst()))
                        .filter(instant -> instant.isBefore(until))
                        .limit(MAX_INSTANCES)
                        .toList();
        return new Case(rule, start, zone, until, expected);
    }

    void compare(Case next) {
        String outcome = outcome(next);
        if (outcome.isEmpty()) {
            return;
        }
        boolean isAnswer = !outcome.startsWith(NO_ANSWER);
        Fault fault = faults.computeIfAbsent(topic(next.rule()), _ -> new Fault());
        fault.wrong += isAnswer ? 1 : 0;
        fault.unanswered += isAnswer ? 0 : 1;
        fault.inZone += next.zone().equals(UTC) ? 0 : 1;
        // A short rule shows best what it is about.
        if (fault.example.isEmpty() || next.toString().length() < fault.example.length() / 2) {
            fault.example = next + ": " + outcome;
        }
    }

    private String outcome(Case next) {
        Future<List<Instant>> answer = worker.submit(
                () -> engine.expand(next.rule().toString(), next.start(), next.zone(), next.until(), MAX_INSTANCES));
        try {
            return difference(next.expected(), answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            worker.shutdownNow();
            worker = newWorker();
            return NO_ANSWER + " within " + PATIENCE_SECONDS + " s";
        } catch (Exception e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return NO_ANSWER + " but " + cause.getClass().getSimpleName();
        }
    }

    private static String difference(List<Instant> expected, List<Instant> actual) {
        if (actual.equals(expected)) {
            return "";
        }
        List<Instant> missing = new ArrayList<>(expected);
        missing.removeAll(actual);
        List<Instant> extra = new ArrayList<>(actual);
        extra.removeAll(expected);
        if (!missing.isEmpty() && extra.isEmpty()) {
            return "misses " + missing.getFirst();
        }
        if (missing.isEmpty() && extra.isEmpty()) {
            return "disorders or repeats";
        }
        return missing.isEmpty()
                ? "adds " + extra.getFirst()
                : "moves " + missing.getFirst() + " to " + extra.getFirst();
    }

    /** What a rule is about, by the part most likely at fault. */
    private static String topic(RecurrenceRule rule) {
        String frequency = rule.frequency().toString();
        if (!rule.bySetPos().isEmpty()) {
            return frequency + " with BYSETPOS";
        }
        if (!rule.byWeekNo().isEmpty()) {
            return "BYWEEKNO";
        }
        if (!rule.byYearDay().isEmpty()) {
            return frequency + " with BYYEARDAY";
        }
        if (rule.frequency() == Frequency.YEARLY && !rule.byMonthDay().isEmpty()) {
            return rule.byMonth().isEmpty() ? "YEARLY with BYMONTHDAY, no BYMONTH" : "YEARLY with BYMONTHDAY";
        }
        return frequency + (rule.byDay().isEmpty() ? " otherwise" : " with BYDAY");
    }

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "engine under comparison");
            thread.setDaemon(true);
            return thread;
        });
    }
}
