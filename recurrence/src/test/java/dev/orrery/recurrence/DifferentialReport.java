package dev.orrery.recurrence;

import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the tables of CONFORMANCE.md: {@code DifferentialReport [rules]}. */
public final class DifferentialReport {
    private static final int DEFAULT_RULES = 20_000;

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
        System.out.printf(
                "%n## %s: %.2f %% right, %d of %d wrong%n%n",
                name, 100.0 * (rules - engine.wrong()) / rules, engine.wrong(), rules);
        System.out.println("| about | times | example |\n|---|---|---|");
        engine.faults().entrySet().stream()
                .sorted((a, b) -> b.getValue().count - a.getValue().count)
                .forEach(fault -> System.out.printf(
                        "| %s | %d | `%s` |%n", fault.getKey(), fault.getValue().count, fault.getValue().example));
    }
}
