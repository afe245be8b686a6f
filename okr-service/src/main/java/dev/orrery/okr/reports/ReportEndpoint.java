package dev.orrery.okr.reports;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.v1.CycleReport;
import dev.orrery.okr.v1.ExportCycleReportRequest;
import dev.orrery.okr.v1.GetCycleReportRequest;
import dev.orrery.okr.v1.ReportServiceGrpc.ReportServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports over gRPC. Members read them. */
@Component
final class ReportEndpoint extends ReportServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final Clock clock;

    ReportEndpoint(Members members, Edits edits, Clock clock) {
        this.members = members;
        this.edits = edits;
        this.clock = clock;
    }

    @Override
    public void getCycleReport(GetCycleReportRequest request, StreamObserver<CycleReport> responses) {
        List<String> name = CycleId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        String squad = squad(member, request.getSquad());
        Answers.send(
                responses,
                edits.read(
                        member,
                        transaction -> CycleReports.of(transaction, new CycleId(name.get(1)), squad, clock.instant())));
    }

    @Override
    public void exportCycleReport(ExportCycleReportRequest request, StreamObserver<HttpBody> responses) {
        List<String> name = CycleId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        String squad = squad(member, request.getSquad());
        String table = edits.read(
                member, transaction -> CycleTable.csv(transaction, new CycleId(name.get(1)), squad, clock.instant()));
        Answers.send(
                responses,
                HttpBody.newBuilder()
                        .setContentType("text/csv; charset=utf-8; header=present")
                        .setData(ByteString.copyFromUtf8(table))
                        .build());
    }

    private static @Nullable String squad(Member member, String name) {
        return new References(member.organization()).idOrNull("squad", SquadId.NAME, name);
    }
}
