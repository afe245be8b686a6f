package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.jobs.MeasurementRetention;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Several instances that drop old partitions and make new ones, all at once, while people measure. */
@OkrTest
@TestPropertySource(properties = "orrery.okr.measurement-retention=P101Y")
class MeasurementPartitionsIT {
    /** A hundred and one years and a bit after the quarter up to which it drops. */
    private static final Instant DROPPED_AT = Instant.parse("2125-05-21T09:00:00Z");

    private static final int KPIS = 20;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Pattern BOUNDS = Pattern.compile("FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)");

    private final Organization acme = TestCaller.organization("acme");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private ServiceDatabase database;

    @Autowired
    private MeasurementRetention retention;

    @Test
    void coverAllOfTimeWhoeverComesFirst() throws Exception {
        List<Kpi> kpis = new ArrayList<>();
        for (int i = 0; i < KPIS; i++) {
            Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Signups"));
            measure(kpi, "2024-02-20T12:00:00Z");
            measure(kpi, "2024-05-20T12:00:00Z");
            kpis.add(kpi);
        }

        atOnce(
                this::drop,
                this::makePartitions,
                () -> kpis.forEach(kpi -> measure(kpi, "2026-01-20T12:00:00Z")),
                this::drop,
                this::makePartitions);

        assertThat(partitions()).contains("measurement_2024q2").doesNotContain("measurement_2024q1");
        assertThatTheyFollowEachOther();
        for (Kpi kpi : kpis) {
            assertThat(times(kpi)).containsExactly("2026-01-20T12:00:00Z", "2024-05-20T12:00:00Z");
        }
    }

    /** An instance gives up when it would keep others waiting, and comes again. */
    private void drop() {
        while (true) {
            try {
                retention.drop(DROPPED_AT);
                return;
            } catch (DataAccessException failure) {
                if (!LOCK_NOT_AVAILABLE.equals(failure.sqlState())) {
                    throw failure;
                }
            }
        }
    }

    private void makePartitions() {
        sql().transaction(configuration ->
                configuration.dsl().fetch("SELECT extend_measurement_partitions(now() + interval '2 years')"));
    }

    private static void atOnce(Runnable... instances) throws Exception {
        CountDownLatch start = new CountDownLatch(instances.length);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Runnable instance : instances) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    instance.run();
                    return true;
                }));
            }
        }
        for (Future<?> done : running) {
            done.get();
        }
    }

    private void assertThatTheyFollowEachOther() {
        Map<String, String> ends = new HashMap<>();
        sql().fetch("SELECT pg_get_expr(relpartbound, oid) FROM pg_class"
                        + " JOIN pg_inherits ON inhrelid = oid WHERE inhparent = 'measurement'::regclass")
                .forEach(row -> {
                    Matcher bounds = BOUNDS.matcher(row.get(0, String.class));
                    assertThat(bounds.matches()).isTrue();
                    ends.put(bounds.group(1), bounds.group(2));
                });

        int followed = 0;
        for (String end = "MINVALUE"; !end.equals("MAXVALUE"); end = ends.getOrDefault(end, "")) {
            assertThat(ends).containsKey(end);
            followed++;
        }
        assertThat(followed).isEqualTo(ends.size());
    }

    private List<String> partitions() {
        return sql().fetch("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'measurement'::regclass")
                .map(row -> row.get(0, String.class));
    }

    private List<String> times(Kpi kpi) {
        return ada()
                .kpis()
                .listMeasurements(ListMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .build())
                .getMeasurementsList()
                .stream()
                .map(measurement -> Timestamps.toString(measurement.getMeasureTime()))
                .toList();
    }

    private void measure(Kpi kpi, String time) {
        ada().measure(
                        kpi.getName(),
                        Measurement.newBuilder()
                                .setMeasureTime(Timestamps.fromMillis(
                                        Instant.parse(time).toEpochMilli()))
                                .setValue(decimal("10")));
    }

    private DSLContext sql() {
        return DSL.using(database.app(), SQLDialect.POSTGRES);
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
