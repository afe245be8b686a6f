package dev.orrery.okr.alerts;

import com.google.protobuf.Empty;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.SilenceId;
import dev.orrery.okr.v1.Alert;
import dev.orrery.okr.v1.AlertServiceGrpc.AlertServiceImplBase;
import dev.orrery.okr.v1.CreateSilenceRequest;
import dev.orrery.okr.v1.DeleteSilenceRequest;
import dev.orrery.okr.v1.ListAlertsRequest;
import dev.orrery.okr.v1.ListAlertsResponse;
import dev.orrery.okr.v1.ListSilencesRequest;
import dev.orrery.okr.v1.ListSilencesResponse;
import dev.orrery.okr.v1.Silence;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Alerts and silences over gRPC. Members read alerts and make silences; who made one, and ADMINs, end it. */
@Component
final class AlertEndpoint extends AlertServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;

    AlertEndpoint(Members members, Edits edits, PageTokens pageTokens) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
    }

    @Override
    public void listAlerts(ListAlertsRequest request, StreamObserver<ListAlertsResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Alert> page =
                edits.read(member, transaction -> SelectAlerts.page(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListAlertsResponse.newBuilder()
                        .addAllAlerts(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void createSilence(CreateSilenceRequest request, StreamObserver<Silence> responses) {
        Member member = members.ofParent(request.getParent());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Silence.parser(),
                        edit -> SilenceStore.create(edit, request.getSilenceId(), request.getSilence())));
    }

    @Override
    public void listSilences(ListSilencesRequest request, StreamObserver<ListSilencesResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Silence> page =
                edits.read(member, transaction -> SilenceStore.list(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListSilencesResponse.newBuilder()
                        .addAllSilences(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void deleteSilence(DeleteSilenceRequest request, StreamObserver<Empty> responses) {
        List<String> name = SilenceId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(member, request, edit -> SilenceStore.delete(edit, new SilenceId(name.get(1)))));
    }
}
