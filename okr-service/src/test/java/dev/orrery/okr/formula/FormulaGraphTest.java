package dev.orrery.okr.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Seeds;
import dev.orrery.okr.formula.FormulaGraph.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every graph of formulas. */
class FormulaGraphTest {
    @Test
    void placesEachFormulaAfterWhatItNeeds() {
        Seeds.forAll(300, random -> {
            List<Edge> edges = acyclic(random);
            FormulaGraph graph = new FormulaGraph(edges);

            List<String> order = graph.inOrder();

            assertThat(order).doesNotHaveDuplicates();
            for (Edge edge : edges) {
                assertThat(order).contains(edge.formula());
                assertThat(order.indexOf(edge.input())).isLessThan(order.indexOf(edge.formula()));
                assertThat(graph.needsItself(edge.formula())).isFalse();
            }
        });
    }

    @Test
    void findsEveryCycleAndNoOther() {
        Seeds.forAll(300, random -> {
            List<Edge> edges = new ArrayList<>(acyclic(random));
            edges.add(new Edge("k" + random.nextInt(12), "k" + random.nextInt(12)));
            FormulaGraph graph = new FormulaGraph(edges);

            for (int i = 0; i < 12; i++) {
                assertThat(graph.needsItself("k" + i))
                        .isEqualTo(reachable("k" + i, edges).contains("k" + i));
            }
        });
    }

    @Test
    void countsTheLongestChain() {
        assertThat(new FormulaGraph(List.of()).depth()).isZero();
        assertThat(new FormulaGraph(List.of(new Edge("b", "a"), new Edge("c", "b"), new Edge("c", "a"))).depth())
                .isEqualTo(2);
    }

    /** Edges lead from later letters to earlier ones of a shuffled alphabet. */
    private static List<Edge> acyclic(RandomGenerator random) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add("k" + i);
        }
        Collections.shuffle(ids, new Random(random.nextLong()));
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 30); i++) {
            int formula = random.nextInt(1, 12);
            edges.add(new Edge(ids.get(formula), ids.get(random.nextInt(formula))));
        }
        return edges;
    }

    private static Set<String> reachable(String from, List<Edge> edges) {
        Set<String> reached = new HashSet<>();
        for (int round = 0; round < edges.size(); round++) {
            for (Edge edge : edges) {
                if (edge.formula().equals(from) || reached.contains(edge.formula())) {
                    reached.add(edge.input());
                }
            }
        }
        return reached;
    }
}
