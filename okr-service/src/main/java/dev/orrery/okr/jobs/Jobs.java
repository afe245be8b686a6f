package dev.orrery.okr.jobs;

import dev.orrery.okr.bindings.DueBindings;
import dev.orrery.okr.kpis.DueKpis;
import dev.orrery.okr.kpis.DueReviews;
import dev.orrery.okr.objectives.OutdatedObjectives;
import dev.orrery.okr.timeinvested.AttendedSeries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs what must happen without a request. Several instances may do so at once: each job does its work once. */
@Component
final class Jobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final Duration START_DELAY = Duration.ofSeconds(5);
    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(30);
    private static final Duration SERIES_INTERVAL = Duration.ofMinutes(10);
    private static final Duration KPI_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BINDINGS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PARTITIONS_INTERVAL = Duration.ofHours(6);

    private final Organizations organizations;
    private final OutdatedObjectives outdated;
    private final DueKpis kpis;
    private final DueReviews reviews;
    private final DueBindings bindings;
    private final MeasurementPartitions partitions;
    private final MeasurementRetention retention;
    private final AttendedSeries series;
    private final Clock clock;

    /** Bindings wait for other people's servers: the second thread is for all that does not. */
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("jobs-", 1).factory());

    private final List<ScheduledFuture<?>> schedules = new ArrayList<>();
    private volatile boolean isRunning;

    Jobs(
            Organizations organizations,
            OutdatedObjectives outdated,
            MeasurementPartitions partitions,
            MeasurementRetention retention,
            AttendedSeries series,
            DueKpis kpis,
            DueReviews reviews,
            DueBindings bindings,
            Clock clock) {
        this.organizations = organizations;
        this.outdated = outdated;
        this.kpis = kpis;
        this.reviews = reviews;
        this.bindings = bindings;
        this.partitions = partitions;
        this.retention = retention;
        this.series = series;
        this.clock = clock;
    }

    @Override
    public void start() {
        isRunning = true;
        schedule("Objectives could not be made outdated", this::outdate, HEALTH_INTERVAL);
        schedule("Series could not be written down ahead", this::extendSeries, SERIES_INTERVAL);
        schedule("KPIs could not be evaluated", () -> organizations.all().forEach(kpis::evaluate), KPI_INTERVAL);
        schedule("Reviews could not be reminded of", () -> organizations.all().forEach(reviews::remind), KPI_INTERVAL);
        schedule("Bindings could not be run", () -> bindings.run(organizations.all()), BINDINGS_INTERVAL);
        schedule("Partitions could not be made", () -> partitions.extend(clock.instant()), PARTITIONS_INTERVAL);
        schedule("Measurements could not be dropped", () -> retention.drop(clock.instant()), PARTITIONS_INTERVAL);
    }

    private void outdate() {
        organizations.all().forEach(outdated::outdate);
    }

    private void extendSeries() {
        organizations.all().forEach(series::extend);
    }

    private void schedule(String failed, Runnable job, Duration interval) {
        schedules.add(timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        job.run();
                    } catch (RuntimeException failure) {
                        // The next run does this one's work; an exception would end the schedule.
                        log.warn(failed, failure);
                    }
                },
                START_DELAY.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    @Override
    public void stop() {
        isRunning = false;
        schedules.clear();
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
