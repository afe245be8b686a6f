package dev.orrery.console.dashboard;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the dashboard counts, one record per service, so that each is read again on its own. */
final class Overview {
    private Overview() {}

    /**
     * Time: calendars, and the events of this week.
     *
     * @param isWeekCut whether there are more events than were read
     */
    record Time(List<Calendar> calendars, List<Event> week, boolean isWeekCut) {}

    /** Goals and work. */
    record Goals(List<Objective> objectives, List<Kpi> kpis, List<Task> tasks) {

        /** Objectives that are being worked on, by health. */
        Map<Objective.Health, Integer> health() {
            return count(
                    objectives.stream()
                            .filter(objective -> objective.getState() == Objective.State.ACTIVE)
                            .toList(),
                    Objective::getHealth,
                    Objective.Health.class);
        }

        Map<Kpi.Status, Integer> status() {
            return count(kpis, Kpi::getStatus, Kpi.Status.class);
        }

        /** Tasks that are neither done nor given up, by state. */
        Map<Task.State, Integer> openTasks() {
            Map<Task.State, Integer> byState = count(tasks, Task::getState, Task.State.class);
            byState.remove(Task.State.DONE);
            byState.remove(Task.State.CANCELLED);
            return byState;
        }

        private static <T, K extends Enum<K>> Map<K, Integer> count(List<T> items, Function<T, K> key, Class<K> keys) {
            Map<K, Integer> counts = new EnumMap<>(keys);
            items.forEach(item -> counts.merge(key.apply(item), 1, Integer::sum));
            return counts;
        }
    }

    static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
