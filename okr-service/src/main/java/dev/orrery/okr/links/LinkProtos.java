package dev.orrery.okr.links;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.LinkId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.schema.tables.records.LinkRecord;
import dev.orrery.okr.v1.Link;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Links of the contract as rows, and back. */
final class LinkProtos {
    private static final String SOURCE = "link.source";
    private static final String TARGET = "link.target";

    private LinkProtos() {}

    static Link of(Organization organization, LinkRecord row) {
        Link.Builder link = Link.newBuilder()
                .setName(new LinkId(row.getLinkId()).in(organization))
                .setSource(source(row).in(organization))
                .setTarget(target(row).in(organization))
                .setWeight(Decimals.of(row.getWeight()))
                .setScope(Link.Scope.valueOf(row.getScope()))
                .setOccurrence(row.getOccurrence())
                .setSourceTitle(row.getSourceTitle())
                .setCreator(new References(organization).userName(row.getCreatorId()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        if (row.getContributionPct() != null) {
            link.setContributionPct(Decimals.of(row.getContributionPct()));
        }
        return link.build();
    }

    static LinkSource source(Organization organization, Link link) {
        return LinkSource.parse(new References(organization), SOURCE, link.getSource());
    }

    static LinkTarget target(Organization organization, Link link) {
        return LinkTarget.parse(new References(organization), TARGET, link.getTarget());
    }

    /** The database holds each row to exactly one source. */
    static LinkSource source(LinkRecord row) {
        if (row.getSourceEventId() != null) {
            return new LinkSource.Event(new EventId(row.getSourceCalendarId(), row.getSourceEventId()));
        }
        return row.getSourceTaskId() != null
                ? new LinkSource.Task(new TaskId(row.getSourceTaskId()))
                : new LinkSource.Project(new ProjectId(row.getSourceProjectId()));
    }

    /** The database holds each row to exactly one target. */
    static LinkTarget target(LinkRecord row) {
        return row.getTargetKeyResultId() != null
                ? new LinkTarget.KeyResult(new KeyResultId(row.getTargetObjectiveId(), row.getTargetKeyResultId()))
                : new LinkTarget.Kpi(new KpiId(row.getTargetKpiId()));
    }

    static void setSource(LinkRecord row, LinkSource source) {
        switch (source) {
            case LinkSource.Event event -> {
                row.setSourceCalendarId(event.id().calendar());
                row.setSourceEventId(event.id().value());
            }
            case LinkSource.Task task -> row.setSourceTaskId(task.id().value());
            case LinkSource.Project project ->
                row.setSourceProjectId(project.id().value());
        }
    }

    static void setTarget(LinkRecord row, LinkTarget target) {
        switch (target) {
            case LinkTarget.KeyResult keyResult -> {
                row.setTargetObjectiveId(keyResult.id().objective().value());
                row.setTargetKeyResultId(keyResult.id().value());
            }
            case LinkTarget.Kpi kpi -> row.setTargetKpiId(kpi.id().value());
        }
    }

    /** Takes over what can be changed later too. */
    static void apply(Link link, LinkRecord row) {
        BigDecimal weight = Decimals.weight("link.weight", link.hasWeight(), link.getWeight());
        if (weight.signum() == 0) {
            throw ServiceException.invalidField("link.weight", "0 (expected: greater than 0)");
        }
        row.setWeight(weight);
        row.setContributionPct(
                Decimals.percentage("link.contribution_pct", link.hasContributionPct(), link.getContributionPct()));
    }

    /** Takes over how much of the source it is about; only an event has occurrences. */
    static void applyScope(Link link, LinkSource source, LinkRecord row) {
        String scope = Enums.name(link.getScope(), Link.Scope.SERIES);
        String occurrence = link.getOccurrence();
        boolean isOccurrence = scope.equals(Link.Scope.OCCURRENCE.name());
        if (isOccurrence && !(source instanceof LinkSource.Event)) {
            throw ServiceException.invalidField("link.scope", "OCCURRENCE (expected: SERIES, unless of an event)");
        }
        if (isOccurrence == occurrence.isEmpty()) {
            throw ServiceException.invalidField(
                    "link.occurrence",
                    (occurrence.isEmpty() ? "empty" : occurrence)
                            + " (expected: an original start for OCCURRENCE, and empty for SERIES)");
        }
        row.setScope(scope);
        row.setOccurrence(occurrence);
    }

    /** Refuses a link whose fixed fields are others than before. */
    static void requireSame(Organization organization, Link before, Link wanted) {
        requireSame(SOURCE, before.getSource(), source(organization, wanted).in(organization));
        requireSame(TARGET, before.getTarget(), target(organization, wanted).in(organization));
        requireSame("link.scope", before.getScope().name(), Enums.name(wanted.getScope(), Link.Scope.SERIES));
        requireSame("link.occurrence", before.getOccurrence(), wanted.getOccurrence());
    }

    private static void requireSame(String field, @Nullable String before, String wanted) {
        if (!wanted.equals(before)) {
            throw ServiceException.invalidField(field, wanted + " (expected: unchanged, " + before + ")");
        }
    }
}
