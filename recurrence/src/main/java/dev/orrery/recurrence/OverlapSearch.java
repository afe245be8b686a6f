package dev.orrery.recurrence;

import java.time.Instant;

/** Sweeps over the occurrences of two sets in order of their start until one of each share a moment. */
final class OverlapSearch {
    private final Side first;
    private final Side second;

    OverlapSearch(RecurrenceSet first, RecurrenceSet second, Window window, WorkBudget budget) {
        this.first = new Side(first, window, budget);
        this.second = new Side(second, window, budget);
    }

    Overlap run() {
        while (first.hasHead || second.hasHead) {
            boolean isFirst = first.hasHead && (!second.hasHead || first.start() <= second.start());
            Side starting = isFirst ? first : second;
            Side running = isFirst ? second : first;
            if (running.runsAt(starting.start())) {
                Occurrence early = running.running();
                Occurrence late = starting.cursor.current();
                return isFirst ? new Overlap.Found(late, early) : new Overlap.Found(early, late);
            }
            if (!running.hasHead) {
                break;
            }
            starting.take();
        }
        if (first.cursor.isSpent() || second.cursor.isSpent()) {
            Instant a = first.cursor.reached();
            Instant b = second.cursor.reached();
            return new Overlap.BudgetSpent(a.isBefore(b) ? a : b);
        }
        return new Overlap.None();
    }

    /** One of the two sets, with the occurrence of it that runs longest so far. */
    private static final class Side {
        private final RecurrenceSet set;
        private final Window window;
        private final WorkBudget budget;
        private final OccurrenceCursor cursor;
        private boolean hasHead;
        private long runningStart = Long.MIN_VALUE;
        private long runningEnd = Long.MIN_VALUE;

        Side(RecurrenceSet set, Window window, WorkBudget budget) {
            this.set = set;
            this.window = window;
            this.budget = budget;
            cursor = set.occurrences(window, budget);
            hasHead = cursor.advance();
        }

        long start() {
            return cursor.startEpochSecond();
        }

        boolean runsAt(long moment) {
            return runningEnd > moment || runningStart == moment;
        }

        void take() {
            if (cursor.endEpochSecond() >= runningEnd) {
                runningStart = cursor.startEpochSecond();
                runningEnd = cursor.endEpochSecond();
            }
            hasHead = cursor.advance();
        }

        /** The occurrence that runs longest; looked up again so that the sweep need not keep one for each step. */
        Occurrence running() {
            Instant start = Instant.ofEpochSecond(runningStart);
            Window here = new Window(start, start.plusSeconds(1), window.floatingZone());
            OccurrenceCursor again = set.occurrences(here, budget);
            while (again.advance()) {
                if (again.startEpochSecond() == runningStart && again.endEpochSecond() == runningEnd) {
                    return again.current();
                }
            }
            throw new IllegalStateException("no occurrence at " + start + " (expected: the one met before)");
        }
    }
}
