package dev.orrery.okr.jobs;

import dev.orrery.kit.database.ServiceDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the partitions of the coming year. A measurement finds one even without this: it makes them fast to drop. */
@Component
final class MeasurementPartitions {
    private static final Logger log = LoggerFactory.getLogger(MeasurementPartitions.class);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final ServiceDatabase database;

    MeasurementPartitions(ServiceDatabase database) {
        this.database = database;
    }

    void extend(Instant now) {
        Integer made = DSL.using(database.app(), SQLDialect.POSTGRES)
                .transactionResult(configuration -> configuration
                        .dsl()
                        .fetchSingle(
                                "SELECT extend_measurement_partitions(?::timestamptz)",
                                now.plus(AHEAD).atOffset(ZoneOffset.UTC))
                        .get(0, Integer.class));
        if (made != null && made > 0) {
            log.info("Made {} partitions for measurements", made);
        }
    }
}
