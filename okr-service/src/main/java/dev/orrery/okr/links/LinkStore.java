package dev.orrery.okr.links;

import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.keyresults.KeyResultMoves;
import dev.orrery.okr.names.LinkId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.LinkRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Link;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The links of an organisation. A link of a task moves the key result that it serves. */
@Component
public final class LinkStore {
    private static final Rows<LinkRecord> ROWS = new Rows<>(LINK, LINK.ORG_ID, LINK.LINK_ID);

    private final LinkSources sources;
    private final KeyResultMoves moves;

    LinkStore(LinkSources sources, KeyResultMoves moves) {
        this.sources = sources;
        this.moves = moves;
    }

    /** Links; {@code known} is what was found out about the source before the transaction. */
    public Link create(Edit edit, String chosenId, Link wanted, KnownSource known) {
        LinkRecord row = new LinkRecord();
        row.setOrgId(edit.organizationId());
        row.setLinkId(Ids.orNew(chosenId, edit));
        row.setCreatorId(edit.author().requireUser());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        LinkSource source = LinkProtos.source(edit.organization(), wanted);
        LinkTarget target = LinkProtos.target(edit.organization(), wanted);
        LinkProtos.setSource(row, source);
        LinkProtos.setTarget(row, target);
        LinkProtos.apply(wanted, row);
        LinkProtos.applyScope(wanted, source, row);
        row.setSourceTitle(sources.hold(edit, source, known));
        moves.remeasure(edit, target.keyResults(), () -> {
            edit.sql().executeInsert(row);
            edit.changes().created(LinkProtos.of(edit.organization(), row));
        });
        return LinkProtos.of(edit.organization(), row);
    }

    Link get(OrganizationTransaction transaction, LinkId id) {
        LinkRecord row = ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return LinkProtos.of(transaction.organization(), row);
    }

    Page<Link> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        return ROWS.page(
                        transaction,
                        LinkConditions.filters(transaction.organization()).of(filter),
                        asked)
                .map(row -> LinkProtos.of(transaction.organization(), row));
    }

    Link update(Edit edit, LinkId id, Update<Link> update) {
        String name = id.in(edit.organization());
        LinkRecord seen = ROWS.find(edit.transaction(), id.value()).orElseThrow(missing(name));
        sources.share(edit, LinkProtos.source(seen));
        moves.remeasure(edit, LinkProtos.target(seen).keyResults(), () -> {
            LinkRecord row = ROWS.lock(edit.transaction(), id.value()).orElseThrow(missing(name));
            Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
            Link before = LinkProtos.of(edit.organization(), row);
            Link wanted = update.applyTo(before);
            LinkProtos.requireSame(edit.organization(), before, wanted);
            LinkProtos.apply(wanted, row);
            if (!LinkProtos.of(edit.organization(), row).equals(before)) {
                save(edit, row, before);
            }
        });
        return get(edit.transaction(), id);
    }

    void delete(Edit edit, LinkId id, String etag) {
        String name = id.in(edit.organization());
        LinkRecord seen = ROWS.find(edit.transaction(), id.value()).orElseThrow(missing(name));
        sources.share(edit, LinkProtos.source(seen));
        moves.remeasure(edit, LinkProtos.target(seen).keyResults(), () -> {
            LinkRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
            Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
            remove(edit, row);
        });
    }

    static void save(Edit edit, LinkRecord row, Link before) {
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        edit.changes().updated(before, LinkProtos.of(edit.organization(), row));
    }

    static void remove(Edit edit, LinkRecord row) {
        edit.sql().executeDelete(row);
        edit.changes().deleted(LinkProtos.of(edit.organization(), row));
    }

    private static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.LINK_NOT_FOUND, "link", name);
    }
}
