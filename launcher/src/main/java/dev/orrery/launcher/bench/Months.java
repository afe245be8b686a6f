package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.ListEventsRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** Months of a benchmark's calendar, as a view in a browser asks for them. */
final class Months {

    static final int DAYS = 30;
    static final int PAGE_SIZE = 1_000;

    private Months() {}

    /** The beginning of one, within so many days. */
    static Instant random(RandomGenerator random, int days) {
        return BenchmarkCalendar.BEGIN.plusDays(random.nextInt(days)).toInstant(ZoneOffset.UTC);
    }

    static Instant end(Instant begin) {
        return begin.plusSeconds(DAYS * 86_400L);
    }

    /** How many events there are in one, each instance counted. */
    static int list(EventServiceGrpc.EventServiceBlockingStub events, String calendar, Instant begin) {
        return events.listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar)
                        .setStartTime(Timestamp.newBuilder().setSeconds(begin.getEpochSecond()))
                        .setEndTime(Timestamp.newBuilder().setSeconds(end(begin).getEpochSecond()))
                        .setExpand(true)
                        .setPageSize(PAGE_SIZE)
                        .setOrderBy("startTime")
                        .build())
                .getEventsCount();
    }
}
