package dev.orrery.okr.kpis;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.orrery.okr.indicator.Crossings;
import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.indicator.PeriodSummary;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.indicator.Status;
import dev.orrery.okr.internal.v1.StoredPoint;
import dev.orrery.okr.internal.v1.StoredSegment;
import dev.orrery.okr.internal.v1.StoredState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** States of KPIs as bytes, and back. */
final class StoredStates {
    private StoredStates() {}

    static byte[] write(KpiState state) {
        PeriodSummary summary = state.summary();
        StoredState.Builder stored = StoredState.newBuilder()
                .setLastTimeMicros(micros(state.lastTime()))
                .setOrdinal(state.ordinal())
                .setCount(summary.count())
                .setSum(summary.sum().toPlainString())
                .setMin(summary.min().toPlainString())
                .setMax(summary.max().toPlainString())
                .setLast(summary.last().toPlainString())
                .setStatus(state.status().name())
                .setSegment(segment(state.segment()));
        Instant warnSince = state.crossings().warnSince();
        if (warnSince != null) {
            stored.setWarnSinceMicros(micros(warnSince));
        }
        Instant alarmSince = state.crossings().alarmSince();
        if (alarmSince != null) {
            stored.setAlarmSinceMicros(micros(alarmSince));
        }
        if (state.alerted() != null) {
            stored.setAlerted(state.alerted().name());
        }
        return stored.build().toByteArray();
    }

    static KpiState read(byte[] bytes) {
        StoredState stored;
        try {
            stored = StoredState.parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("state of a KPI does not parse", broken);
        }
        return new KpiState(
                moment(stored.getLastTimeMicros()),
                stored.getOrdinal(),
                new PeriodSummary(
                        stored.getCount(),
                        new BigDecimal(stored.getSum()),
                        new BigDecimal(stored.getMin()),
                        new BigDecimal(stored.getMax()),
                        new BigDecimal(stored.getLast())),
                segment(stored.getSegment()),
                Status.valueOf(stored.getStatus()),
                new Crossings(
                        stored.hasWarnSinceMicros() ? moment(stored.getWarnSinceMicros()) : null,
                        stored.hasAlarmSinceMicros() ? moment(stored.getAlarmSinceMicros()) : null),
                alerted(stored));
    }

    private static @Nullable Status alerted(StoredState stored) {
        return stored.hasAlerted() ? Status.valueOf(stored.getAlerted()) : null;
    }

    private static StoredSegment segment(Segment segment) {
        return StoredSegment.newBuilder()
                .setCount(segment.count())
                .setSum(segment.sum().toPlainString())
                .setFirst(point(segment.first()))
                .setMin(point(segment.min()))
                .setMax(point(segment.max()))
                .setLast(point(segment.last()))
                .build();
    }

    private static Segment segment(StoredSegment stored) {
        return new Segment(
                stored.getCount(),
                new BigDecimal(stored.getSum()),
                point(stored.getFirst()),
                point(stored.getMin()),
                point(stored.getMax()),
                point(stored.getLast()));
    }

    private static StoredPoint point(Point point) {
        return StoredPoint.newBuilder()
                .setTimeMicros(micros(point.time()))
                .setValue(point.value().toPlainString())
                .build();
    }

    private static Point point(StoredPoint stored) {
        return new Point(moment(stored.getTimeMicros()), new BigDecimal(stored.getValue()));
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
