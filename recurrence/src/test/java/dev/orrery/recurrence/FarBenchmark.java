package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What is answered without walking: the first instance of the year 9999 from 1970 on, and that there is none at all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FarBenchmark {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EventTime START = new EventTime.Zoned(LocalDateTime.parse("1970-01-01T09:00"), BERLIN);
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /** The daily rule has an answer, the others provably none. */
    @Param({
        "FREQ=DAILY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;INTERVAL=120;BYMINUTE=10",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6"
    })
    public String rule = "";

    /** Runs with the arguments of JMH. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(FarBenchmark.class.getName())
                        .build())
                .run();
    }

    @Benchmark
    public Expansion fromTextToAnswer() {
        Instant from = rule.equals("FREQ=DAILY") ? FAR : Instant.EPOCH;
        return RecurrenceSet.ofRule(RecurrenceRule.parse(rule), START).next(from, 1, BERLIN, WorkBudget.DEFAULT);
    }
}
