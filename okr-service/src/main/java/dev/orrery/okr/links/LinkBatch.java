package dev.orrery.okr.links;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.v1.BatchCreateLinksRequest;
import dev.orrery.okr.v1.BatchCreateLinksResponse;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Many links in one transaction. */
@Component
final class LinkBatch {
    private final LinkSources sources;
    private final LinkStore links;

    LinkBatch(LinkSources sources, LinkStore links) {
        this.sources = sources;
        this.links = links;
    }

    /** One of the links that are wanted, and where it stands among them. */
    record Wanted(int index, CreateLinkRequest request, KnownSource source) {}

    /** Asks for all of their sources, before the transaction. */
    List<Wanted> ask(Member member, BatchCreateLinksRequest batch) {
        List<Wanted> wanted = new ArrayList<>();
        for (CreateLinkRequest request : batch.getRequestsList()) {
            boolean isOfAnother =
                    !request.getParent().isEmpty() && !request.getParent().equals(batch.getParent());
            if (isOfAnother || !request.getRequestId().isEmpty() || request.getValidateOnly()) {
                throw ServiceException.invalidField(
                        "requests[" + wanted.size() + "]",
                        "parent, request_id or validate_only (expected: those of the batch alone)");
            }
            wanted.add(new Wanted(wanted.size(), request, sources.ask(member, request.getLink())));
        }
        return wanted;
    }

    /** Makes them by target, as everybody takes the locks on targets, and answers them as they were asked for. */
    BatchCreateLinksResponse create(Edit edit, List<Wanted> wanted) {
        Link[] made = new Link[wanted.size()];
        wanted.stream()
                .sorted(Comparator.comparing(one -> one.request().getLink().getTarget()))
                .forEach(one -> made[one.index()] = links.create(
                        edit, one.request().getLinkId(), one.request().getLink(), one.source()));
        return BatchCreateLinksResponse.newBuilder().addAllLinks(List.of(made)).build();
    }
}
