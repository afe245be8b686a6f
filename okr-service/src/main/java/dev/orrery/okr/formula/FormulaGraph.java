package dev.orrery.okr.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which formula needs which KPI: a graph without cycles. */
public final class FormulaGraph {
    /** How many formulas may stand one upon the other. */
    public static final int MAX_DEPTH = 8;

    private final Map<String, Set<String>> inputsOf = new TreeMap<>();

    /** One KPI of a formula. */
    public record Edge(String formula, String input) {}

    public FormulaGraph(Collection<Edge> edges) {
        edges.forEach(edge ->
                inputsOf.computeIfAbsent(edge.formula(), id -> new TreeSet<>()).add(edge.input()));
    }

    /** Whether a KPI needs itself, by way of others or not. */
    public boolean needsItself(String kpiId) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(inputs(kpiId));
        while (!next.isEmpty()) {
            String input = next.removeLast();
            if (input.equals(kpiId)) {
                return true;
            }
            if (seen.add(input)) {
                next.addAll(inputs(input));
            }
        }
        return false;
    }

    /** How many formulas stand one upon the other, in a graph without cycles. */
    public int depth() {
        Map<String, Integer> depths = new HashMap<>();
        return inputsOf.keySet().stream()
                .mapToInt(formula -> depth(formula, depths))
                .max()
                .orElse(0);
    }

    /** All formulas, each after those that it needs. */
    public List<String> inOrder() {
        List<String> order = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        inputsOf.keySet().forEach(formula -> place(formula, placed, order));
        return order;
    }

    private void place(String formula, Set<String> placed, List<String> order) {
        if (inputsOf.containsKey(formula) && placed.add(formula)) {
            inputs(formula).forEach(input -> place(input, placed, order));
            order.add(formula);
        }
    }

    private int depth(String kpiId, Map<String, Integer> known) {
        if (!inputsOf.containsKey(kpiId)) {
            return 0;
        }
        Integer depth = known.get(kpiId);
        if (depth == null) {
            depth = 1
                    + inputs(kpiId).stream()
                            .mapToInt(input -> depth(input, known))
                            .max()
                            .orElse(0);
            known.put(kpiId, depth);
        }
        return depth;
    }

    /** What a formula needs; nothing for a KPI that is none. */
    public Set<String> inputs(String formula) {
        return inputsOf.getOrDefault(formula, Set.of());
    }
}
