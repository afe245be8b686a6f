package dev.orrery.okr.jobs;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.okr.kpis.LastStates;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Drops measurements that are older than the operator keeps them, a quarter at a time: first nothing is written there any
 * more, then every KPI's state there is kept, then the measurements go.
 */
@Component
@EnableConfigurationProperties(RetentionProperties.class)
public final class MeasurementRetention {
    private static final Logger log = LoggerFactory.getLogger(MeasurementRetention.class);

    private final ServiceDatabase database;
    private final Organizations organizations;
    private final LastStates states;
    private final RetentionProperties properties;

    MeasurementRetention(
            ServiceDatabase database, Organizations organizations, LastStates states, RetentionProperties properties) {
        this.database = database;
        this.organizations = organizations;
        this.states = states;
        this.properties = properties;
    }

    /** Drops the quarters that are over by more than the retention. Several instances may do so at once. */
    public void drop(Instant now) {
        Period retention = properties.measurementRetention();
        if (retention == null) {
            return;
        }
        OffsetDateTime limit = now.atOffset(ZoneOffset.UTC).minus(retention);
        if (!run(sql -> sql.fetchSingle("SELECT keep_measurements_from(?::timestamptz)", limit)
                .get(0, boolean.class))) {
            return;
        }
        organizations.all().forEach(states::keep);
        int dropped = run(sql -> sql.fetchSingle("SELECT drop_measurements()").get(0, int.class));
        if (dropped > 0) {
            log.info("Dropped {} quarters of measurements", dropped);
        }
    }

    private <T> T run(Function<DSLContext, T> work) {
        return DSL.using(database.app(), SQLDialect.POSTGRES)
                .transactionResult(configuration -> work.apply(configuration.dsl()));
    }
}
