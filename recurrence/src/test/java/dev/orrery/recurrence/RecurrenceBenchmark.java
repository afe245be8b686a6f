package dev.orrery.recurrence;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * All typical rules over two years, parsing included, in each engine: one operation is all fifty rules. {@code bareLoop}
 * only makes as many moments as numbers, which no engine can undercut.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class RecurrenceBenchmark {
    @Param({"floating", "zoned"})
    public String start = "floating";

    private Stretch stretch = TypicalRules.floating();
    private List<String> rules = List.of();
    private long instances;

    /** Runs with the arguments of JMH and prints the engines beside each other. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(RecurrenceBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.printf("%n| start | engine | ns an occurrence | bytes an occurrence |%n|---|---|---|---|%n");
        for (RunResult result : results) {
            Stretch stretch = stretch(result.getParams().getParam("start"));
            double instances = instances(stretch, TypicalRules.all(stretch));
            String name = result.getParams().getBenchmark();
            Result<?> allocated =
                    Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
            System.out.printf(
                    "| %s | %s | %.1f | %.1f |%n",
                    result.getParams().getParam("start"),
                    name.substring(name.lastIndexOf('.') + 1),
                    result.getPrimaryResult().getScore() / instances,
                    allocated.getScore() / instances);
        }
    }

    @Setup
    public void prepare() {
        stretch = stretch(start);
        rules = TypicalRules.all(stretch);
        instances = instances(stretch, rules);
    }

    @Benchmark
    public long bareLoop() {
        long sum = 0;
        long moment = stretch.window().from().getEpochSecond();
        for (long i = 0; i < instances; i++) {
            moment += 1 + (moment & 1);
            sum += moment;
        }
        return sum;
    }

    @Benchmark
    public long orrery() {
        return all(Expanders::orrery);
    }

    @Benchmark
    public long libRecur() {
        return all(Expanders::libRecur);
    }

    @Benchmark
    public long ical4j() {
        return all(Expanders::ical4j);
    }

    @Benchmark
    public long biweekly() {
        return all(Expanders::biweekly);
    }

    private static Stretch stretch(String start) {
        return start.equals("zoned") ? TypicalRules.zoned() : TypicalRules.floating();
    }

    private static long instances(Stretch stretch, List<String> rules) {
        return rules.stream().mapToLong(rule -> SpeedTable.count(rule, stretch)).sum();
    }

    private long all(Expanders.Expander engine) {
        long sum = 0;
        for (String rule : rules) {
            sum += engine.expand(rule, stretch);
        }
        return sum;
    }
}
