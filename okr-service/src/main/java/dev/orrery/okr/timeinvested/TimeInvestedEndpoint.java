package dev.orrery.okr.timeinvested;

import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.TimeInvestedServiceGrpc.TimeInvestedServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Time invested over gRPC. Members read it. */
@Component
final class TimeInvestedEndpoint extends TimeInvestedServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final Clock clock;

    TimeInvestedEndpoint(Members members, Edits edits, PageTokens pageTokens, Clock clock) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.clock = clock;
    }

    @Override
    public void queryTimeInvested(
            QueryTimeInvestedRequest request, StreamObserver<QueryTimeInvestedResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        QueryWindow window = QueryWindow.of(request, clock.instant());
        Answers.send(
                responses,
                edits.read(
                        member,
                        transaction -> TimeInvestedQuery.answer(transaction, window, request.getGroupBy(), asked)));
    }
}
