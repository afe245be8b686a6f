package dev.orrery.okr.links;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.LinkId;
import dev.orrery.okr.v1.BatchCreateLinksRequest;
import dev.orrery.okr.v1.BatchCreateLinksResponse;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.DeleteLinkRequest;
import dev.orrery.okr.v1.GetLinkRequest;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.LinkServiceGrpc.LinkServiceImplBase;
import dev.orrery.okr.v1.ListLinksRequest;
import dev.orrery.okr.v1.ListLinksResponse;
import dev.orrery.okr.v1.UpdateLinkRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Links over gRPC. Members make, change and delete them; an event must be readable by the caller. */
@Component
final class LinkEndpoint extends LinkServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final LinkStore links;
    private final LinkSources sources;
    private final LinkBatch batch;

    LinkEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            LinkStore links,
            LinkSources sources,
            LinkBatch batch) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.links = links;
        this.sources = sources;
        this.batch = batch;
    }

    @Override
    public void createLink(CreateLinkRequest request, StreamObserver<Link> responses) {
        Member member = members.ofParent(request.getParent());
        KnownSource source = sources.ask(member, request.getLink());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Link.parser(),
                        edit -> links.create(edit, request.getLinkId(), request.getLink(), source)));
    }

    @Override
    public void batchCreateLinks(BatchCreateLinksRequest request, StreamObserver<BatchCreateLinksResponse> responses) {
        Member member = members.ofParent(request.getParent());
        List<LinkBatch.Wanted> wanted = batch.ask(member, request);
        Answers.send(
                responses,
                edits.run(member, request, BatchCreateLinksResponse.parser(), edit -> batch.create(edit, wanted)));
    }

    @Override
    public void getLink(GetLinkRequest request, StreamObserver<Link> responses) {
        List<String> name = LinkId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> links.get(transaction, new LinkId(name.get(1)))));
    }

    @Override
    public void listLinks(ListLinksRequest request, StreamObserver<ListLinksResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Link> page = edits.read(member, transaction -> links.list(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListLinksResponse.newBuilder()
                        .addAllLinks(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateLink(UpdateLinkRequest request, StreamObserver<Link> responses) {
        List<String> name = LinkId.NAME.parse("link.name", request.getLink().getName());
        Member member = members.of(name.get(0));
        Update<Link> update = Update.of(request.getLink(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(member, request, Link.parser(), edit -> links.update(edit, new LinkId(name.get(1)), update)));
    }

    @Override
    public void deleteLink(DeleteLinkRequest request, StreamObserver<Empty> responses) {
        List<String> name = LinkId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(member, request, edit -> links.delete(edit, new LinkId(name.get(1)), request.getEtag())));
    }
}
