package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.FreeBusy;
import dev.orrery.calendar.v1.FreeBusyServiceGrpc;
import dev.orrery.calendar.v1.QueryFreeBusyRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a thousand people are busy in a month, in one question: through calendar-service with a token, and beside it what
 * any answer must read at least, the occurrences in their calendars, by the same role straight from the database.
 */
final class FreeBusyBenchmark implements Benchmark {

    private static final int MONTH_DAYS = 30;

    private static final String SELECT = """
            SELECT o.calendar_id, o.starts_at, o.ends_at, o.is_tentative
            FROM calendar.occurrence o
            WHERE o.org_id = ?::uuid AND o.calendar_id = ANY (?) AND o.is_busy AND NOT o.is_long
                AND o.starts_at >= ?::timestamptz - interval '25 hours' AND o.starts_at < ?::timestamptz
                AND o.ends_at > ?::timestamptz""";

    @Override
    public String name() {
        return "free-busy";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .build();
        try (BenchmarkPeople people = new BenchmarkPeople(target)) {
            out.println("The busy times of " + BenchmarkPeople.PEOPLE + " people in " + MONTH_DAYS + " days; 1 client");
            people.fill();
            List<String> names = people.names();
            FreeBusyServiceGrpc.FreeBusyServiceBlockingStub service =
                    FreeBusyServiceGrpc.newBlockingStub(channel).withCallCredentials(new BearerToken(target.token()));
            out.println(Load.HEADER);
            out.println(Load.run(1, () -> random -> query(service, target.organization(), names, month(random)))
                    .row("calendar-service, gRPC with a token"));
            String[] calendars = people.calendars();
            out.println(Load.run(1, () -> select(target, calendars)).row("limit: their occurrences, JDBC"));
        } finally {
            channel.shutdownNow();
        }
    }

    private static int query(
            FreeBusyServiceGrpc.FreeBusyServiceBlockingStub service,
            String organization,
            List<String> names,
            Instant begin) {
        return service
                .queryFreeBusy(QueryFreeBusyRequest.newBuilder()
                        .setParent("orgs/" + organization)
                        .addAllSubjects(names)
                        .setStartTime(Timestamp.newBuilder().setSeconds(begin.getEpochSecond()))
                        .setEndTime(Timestamp.newBuilder().setSeconds(end(begin).getEpochSecond()))
                        .build())
                .getFreeBusyList()
                .stream()
                .mapToInt(FreeBusyBenchmark::spans)
                .sum();
    }

    private static int spans(FreeBusy times) {
        if (times.getUnknown()) {
            throw new IllegalStateException(times.getSubject() + ": unknown (expected: known)");
        }
        return times.getBusyCount() + times.getTentativeCount();
    }

    private static Instant month(RandomGenerator random) {
        return BenchmarkPeople.BEGIN
                .plusDays(random.nextInt(BenchmarkPeople.DAYS - MONTH_DAYS))
                .toInstant(ZoneOffset.UTC);
    }

    private static Instant end(Instant begin) {
        return begin.plusSeconds(MONTH_DAYS * 86_400L);
    }

    private static DatabaseQuestion select(BenchmarkTarget target, String[] calendars) {
        return DatabaseQuestion.inTransactions(
                target.calendarDatabase(), target.organizationId(), SELECT, (select, random) -> {
                    Instant begin = month(random);
                    select.setString(1, target.organizationId());
                    select.setArray(2, select.getConnection().createArrayOf("text", calendars));
                    select.setString(3, begin.toString());
                    select.setString(4, end(begin).toString());
                    select.setString(5, begin.toString());
                    return DatabaseQuestion.rows(select);
                });
    }
}
