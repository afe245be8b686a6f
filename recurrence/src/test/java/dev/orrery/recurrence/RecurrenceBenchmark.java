package dev.orrery.recurrence;

import java.util.List;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** All typical rules over two years, parsing included, in each engine: one operation is all fifty rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RecurrenceBenchmark {
    @Param({"floating", "zoned"})
    public String start = "floating";

    private Stretch stretch = TypicalRules.floating();
    private List<String> rules = List.of();

    /** Runs with the arguments of JMH; the launcher's bench calls it. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(RecurrenceBenchmark.class.getName())
                        .build())
                .run();
    }

    @Setup
    public void prepare() {
        stretch = start.equals("zoned") ? TypicalRules.zoned() : TypicalRules.floating();
        rules = TypicalRules.all(stretch);
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

    private long all(Expanders.Expander engine) {
        long sum = 0;
        for (String rule : rules) {
            sum += engine.expand(rule, stretch);
        }
        return sum;
    }
}
