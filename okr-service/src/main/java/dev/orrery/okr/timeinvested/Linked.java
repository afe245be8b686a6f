package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.alignment.Alignment;
import dev.orrery.okr.alignment.LinkShare;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.LinkRecord;
import dev.orrery.okr.v1.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of an organisation are for: its links of events, as they divide an event's time. */
final class Linked {
    private record Instance(EventId event, String occurrence) {}

    private final Map<EventId, List<LinkRecord>> links;
    private final Map<Instance, Alignment<Target>> alignments = new HashMap<>();

    private Linked(Map<EventId, List<LinkRecord>> links) {
        this.links = links;
    }

    static Linked of(OrganizationTransaction transaction) {
        return new Linked(transaction
                .sql()
                .selectFrom(LINK)
                .where(LINK.ORG_ID.eq(transaction.organizationId()), LINK.SOURCE_EVENT_ID.isNotNull())
                .orderBy(LINK.LINK_ID)
                .fetchGroups(row -> new EventId(row.getSourceCalendarId(), row.getSourceEventId()), row -> row));
    }

    /**
     * How an event's time is divided; empty where nothing says what it is for.
     *
     * @param occurrence of a series; null for those that no link names by itself
     */
    Optional<Alignment<Target>> alignment(EventId event, @Nullable String occurrence) {
        if (!links.containsKey(event)) {
            return Optional.empty();
        }
        Instance instance = new Instance(event, occurrence == null ? "" : occurrence);
        return Optional.of(alignments.computeIfAbsent(instance, this::alignment));
    }

    private Alignment<Target> alignment(Instance instance) {
        List<LinkShare<Target>> shares = new ArrayList<>();
        for (LinkRecord link : links.getOrDefault(instance.event(), List.of())) {
            if (link.getScope().equals(Link.Scope.SERIES.name())
                    || link.getOccurrence().equals(instance.occurrence())) {
                shares.add(new LinkShare<>(Target.of(link), link.getWeight(), link.getContributionPct()));
            }
        }
        return new Alignment<>(shares);
    }
}
