package dev.orrery.launcher;

import dev.orrery.launcher.bench.Benchmark;
import dev.orrery.launcher.bench.BenchmarkTarget;
import dev.orrery.launcher.bench.Benchmarks;
import dev.orrery.launcher.bench.DatabaseLogin;
import dev.orrery.launcher.bench.Leftovers;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** {@code bench [NAME...]}: measures the platform that runs, as a demo user. */
final class BenchCommand {

    private static final String ORGANIZATION = "acme";
    private static final String ORGANIZATION_ID = "0a000000-0000-7000-8000-00000000ac3e";

    private final Settings settings;
    private final Secrets secrets;
    private final PrintStream out;

    BenchCommand(Settings settings, Secrets secrets, PrintStream out) {
        this.settings = settings;
        this.secrets = secrets;
        this.out = out;
    }

    int run(List<String> names) throws InterruptedException {
        List<Benchmark> benchmarks = chosen(names);
        if (!Readiness.grpc(settings.port(PlatformPort.CALENDAR)).isReady()) {
            throw new StartupException("the platform does not run (expected: ./orrery up, in another terminal)");
        }
        BenchmarkTarget target = target();
        clear(target);
        for (Benchmark benchmark : benchmarks) {
            measure(benchmark, target);
        }
        return 0;
    }

    private static void clear(BenchmarkTarget target) {
        try {
            Leftovers.remove(target);
        } catch (SQLException e) {
            throw new StartupException("what an earlier run left could not be removed", e);
        }
    }

    private void measure(Benchmark benchmark, BenchmarkTarget target) throws InterruptedException {
        try {
            out.println(benchmark.name());
            benchmark.run(target, out);
            out.println();
        } catch (InterruptedException | StartupException e) {
            throw e;
        } catch (Exception e) {
            throw new StartupException("the measurement failed: " + benchmark.name(), e);
        }
    }

    private static List<Benchmark> chosen(List<String> names) {
        try {
            return Benchmarks.named(names);
        } catch (IllegalArgumentException e) {
            throw new StartupException(String.valueOf(e.getMessage()));
        }
    }

    private BenchmarkTarget target() {
        return new BenchmarkTarget(
                settings.port(PlatformPort.CALENDAR),
                settings.port(PlatformPort.OKR),
                settings.port(PlatformPort.GATEWAY),
                new DemoToken(settings.issuer(), "ada"),
                ORGANIZATION,
                ORGANIZATION_ID,
                login("orrery_calendar_app", Secret.CALENDAR_DATABASE_APP),
                login("orrery_okr_app", Secret.OKR_DATABASE_APP),
                login(settings.databaseAdmin(), Secret.DATABASE_ADMIN));
    }

    private DatabaseLogin login(String user, Secret password) {
        return new DatabaseLogin(settings.databaseUrl(), user, secrets.get(password));
    }
}
