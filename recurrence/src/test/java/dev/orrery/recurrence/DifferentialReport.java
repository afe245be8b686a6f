package dev.orrery.recurrence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints the tables of CONFORMANCE.md: {@code DifferentialReport [rules]}. */
public final class DifferentialReport {
    private static final int DEFAULT_RULES = 20_000;

    /** What decides, by the end of a topic; the first that fits. */
    private static final Map<String, String> CLAUSES = clauses();

    private DifferentialReport() {}

    public static void main(String[] arguments) {
        int rules = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_RULES;
        Map<String, Differential> engines = new LinkedHashMap<>();
        engines.put("Orrery", new Differential(Engines::orrery));
        engines.put("lib-recur 0.17.1", new Differential(Engines::libRecur));
        engines.put("ical4j 4.4.0", new Differential(Engines::ical4j));
        engines.put("biweekly 0.6.8", new Differential(Engines::biweekly));
        for (int seed = 0; seed < rules; seed++) {
            Differential.Case next = Differential.randomCase(seed);
            engines.values().forEach(engine -> engine.compare(next));
        }
        engines.forEach((name, engine) -> print(name, engine, rules));
        System.exit(0);
    }

    private static void print(String name, Differential engine, int rules) {
        int wrong = engine.wrong();
        int unanswered = engine.unanswered();
        System.out.printf(
                Locale.ROOT,
                "%n### %s%n%nRight on %.1f %%; wrong instances for %d rules (%.1f %%), an exception or no answer within two"
                        + " seconds for %d (%.1f %%).%n",
                name,
                percent(rules - wrong - unanswered, rules),
                wrong,
                percent(wrong, rules),
                unanswered,
                percent(unanswered, rules));
        if (wrong + unanswered == 0) {
            return;
        }
        System.out.println("\n| about | wrong instances | no answer | of these in a zone | example | clause |");
        System.out.println("|---|---|---|---|---|---|");
        engine.faults().entrySet().stream()
                .sorted((a, b) -> b.getValue().count() - a.getValue().count())
                .forEach(entry -> print(entry.getKey(), entry.getValue()));
    }

    private static void print(String topic, Differential.Fault fault) {
        System.out.printf(
                "| %s | %d | %d | %d | `%s` | %s |%n",
                topic, fault.wrong, fault.unanswered, fault.inZone, fault.example, clause(topic));
    }

    private static double percent(int part, int whole) {
        return 100.0 * part / whole;
    }

    private static String clause(String topic) {
        return CLAUSES.entrySet().stream()
                .filter(clause -> topic.endsWith(clause.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Map<String, String> clauses() {
        Map<String, String> clauses = new LinkedHashMap<>();
        clauses.put(
                "BYWEEKNO",
                "3.3.10: BYWEEKNO names ISO weeks of a year, which may reach into its neighbours; with BYDAY absent the"
                        + " weekday is that of DTSTART; with other parts both must hold");
        clauses.put(
                "no BYMONTH",
                "3.3.10, table: BYMONTHDAY expands a YEARLY rule, so without BYMONTH it means every month");
        clauses.put("BYMONTHDAY", "3.3.10, notes 1 and 2: BYDAY limits beside BYMONTHDAY");
        clauses.put(
                "BYSETPOS",
                "3.3.10: BYSETPOS chooses within the set of one interval, and a position that an interval does not have"
                        + " chooses nothing");
        clauses.put(
                "BYYEARDAY",
                "3.3.10, table: BYYEARDAY expands YEARLY and limits HOURLY and below; other parts beside it limit");
        clauses.put(
                "BYDAY",
                "3.3.10: BYDAY limits DAILY and below, and beside BYMONTHDAY; ordinals count within the month or year; a"
                        + " week begins with WKST");
        clauses.put(
                "otherwise",
                "3.3.10: parts above FREQ limit; a time in a gap is ignored, and of an overlap the first is meant (3.3.5)");
        return clauses;
    }
}
