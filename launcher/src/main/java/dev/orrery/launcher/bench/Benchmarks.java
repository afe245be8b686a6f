package dev.orrery.launcher.bench;

import java.util.List;
import java.util.stream.Collectors;

/** All benchmarks, in the order in which they run. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new RangeReadBenchmark(),
            new RadicaleBenchmark(),
            new FreeBusyBenchmark(),
            new EventBenchmark(),
            new SearchBenchmark(),
            new ImportBenchmark(),
            new FeedBenchmark(),
            new RoomBenchmark(),
            new IngestionBenchmark(),
            new CheckInBenchmark(),
            new ProgressRecomputeBenchmark(),
            new TimeInvestedBenchmark(),
            new SeriesBenchmark(),
            new DashboardBenchmark());

    private Benchmarks() {}

    /**
     * The benchmarks of these names, or all when none is named.
     *
     * @throws IllegalArgumentException for a name that no benchmark has
     */
    public static List<Benchmark> named(List<String> names) {
        String known = ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));
        for (String name : names) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                throw new IllegalArgumentException("benchmark: " + name + " (expected: " + known + ")");
            }
        }
        return names.isEmpty()
                ? ALL
                : ALL.stream()
                        .filter(benchmark -> names.contains(benchmark.name()))
                        .toList();
    }
}
