package dev.orrery.okr.counters;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.CounterServiceGrpc.CounterServiceImplBase;
import dev.orrery.okr.v1.DailyCounters;
import dev.orrery.okr.v1.QueryDailyCountersRequest;
import dev.orrery.okr.v1.QueryDailyCountersResponse;
import io.grpc.stub.StreamObserver;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counters over gRPC. Members read them. */
@Component
final class CounterEndpoint extends CounterServiceImplBase {
    private final Members members;
    private final Edits edits;

    CounterEndpoint(Members members, Edits edits) {
        this.members = members;
        this.edits = edits;
    }

    @Override
    public void queryDailyCounters(
            QueryDailyCountersRequest request, StreamObserver<QueryDailyCountersResponse> responses) {
        Member member = members.ofParent(request.getParent());
        Days days = Days.of(request);
        Answers.send(responses, edits.read(member, transaction -> counted(transaction, days)));
    }

    private static QueryDailyCountersResponse counted(OrganizationTransaction transaction, Days days) {
        SelectDailyCounters counters = new SelectDailyCounters(transaction, days);
        Map<LocalDate, Integer> events = counters.events();
        Map<LocalDate, Integer> tasksDone = counters.tasksDone();
        Map<LocalDate, Integer> checkIns = counters.checkIns();
        Map<LocalDate, Integer> measurements = counters.measurements();
        Map<LocalDate, Integer> breaches = counters.breaches();
        QueryDailyCountersResponse.Builder response = QueryDailyCountersResponse.newBuilder();
        days.each()
                .forEach(day -> response.addDays(DailyCounters.newBuilder()
                        .setDate(Times.text(day))
                        .setEvents(events.getOrDefault(day, 0))
                        .setTasksDone(tasksDone.getOrDefault(day, 0))
                        .setCheckIns(checkIns.getOrDefault(day, 0))
                        .setMeasurements(measurements.getOrDefault(day, 0))
                        .setBreaches(breaches.getOrDefault(day, 0))));
        return response.build();
    }
}
