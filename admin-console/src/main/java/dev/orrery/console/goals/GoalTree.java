package dev.orrery.console.goals;

import dev.orrery.console.goals.GoalNode.KeyResultNode;
import dev.orrery.console.goals.GoalNode.ObjectiveNode;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Reads the objectives of an organisation with their key results, and puts them under each other. */
@Component
class GoalTree {
    /** Beyond this many, objectives come without their key results: a request each would be too much. */
    static final int MAX_WITH_KEY_RESULTS = 300;

    private final GoalList goals;
    private final UserNames names;
    private final ExecutorService workers;

    GoalTree(GoalList goals, UserNames names, @Qualifier("pageWork") ExecutorService workers) {
        this.goals = goals;
        this.names = names;
        this.workers = workers;
    }

    /** The tree as it is now. */
    Goals read(SignedInUser user, String parent) {
        List<Objective> objectives = goals.objectives(user, parent);
        Map<String, Future<List<KeyResult>>> keyResults = new HashMap<>();
        objectives.stream()
                .limit(MAX_WITH_KEY_RESULTS)
                .forEach(objective -> keyResults.put(
                        objective.getName(), workers.submit(() -> goals.keyResults(user, objective.getName()))));
        Map<String, String> owners =
                names.of(objectives.stream().map(Objective::getOwner).toList());
        Set<String> known = objectives.stream().map(Objective::getName).collect(Collectors.toSet());
        Map<String, List<GoalNode>> children = new HashMap<>();
        List<GoalNode> roots = new ArrayList<>();
        for (Objective objective : objectives) {
            GoalNode node = new ObjectiveNode(objective, owners.getOrDefault(objective.getOwner(), ""));
            if (known.contains(objective.getParent())) {
                children.computeIfAbsent(objective.getParent(), name -> new ArrayList<>())
                        .add(node);
            } else {
                roots.add(node);
            }
        }
        for (Objective objective : objectives) {
            Future<List<KeyResult>> results = keyResults.get(objective.getName());
            if (results != null) {
                List<GoalNode> under = children.computeIfAbsent(objective.getName(), name -> new ArrayList<>());
                result(results)
                        .forEach(result -> under.add(new KeyResultNode(result, Tones.of(objective.getHealth()))));
            }
        }
        return new Goals(roots, children);
    }

    private static List<KeyResult> result(Future<List<KeyResult>> work) {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * @param roots objectives that serve no other
     * @param children by the name of what they are under
     */
    record Goals(List<GoalNode> roots, Map<String, List<GoalNode>> children) {
        List<GoalNode> under(GoalNode node) {
            return children.getOrDefault(node.name(), List.of());
        }
    }
}
