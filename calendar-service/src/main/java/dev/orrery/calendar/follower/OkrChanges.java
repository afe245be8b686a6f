package dev.orrery.calendar.follower;

import dev.orrery.calendar.layers.DerivedEvent;
import dev.orrery.calendar.layers.DerivedEvents;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.squads.SquadMember;
import dev.orrery.calendar.squads.Squads;
import dev.orrery.kit.follow.Follower;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.Squad;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a change in okr-service means here: who is in a squad, and which dates stand among the events. */
final class OkrChanges implements Follower<Change> {
    private static final String SQUADS = "squads/";

    private final OrganizationTransactions transactions;
    private final SelectOrganizations organizations;
    private final Squads squads;
    private final OkrStream stream;
    private final Clock clock;

    OkrChanges(
            OrganizationTransactions transactions,
            SelectOrganizations organizations,
            Squads squads,
            OkrStream stream,
            Clock clock) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.squads = squads;
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public boolean belongTogether(Change change, Change next) {
        return change.getOrganizationUid().equals(next.getOrganizationUid());
    }

    @Override
    public void apply(List<Change> changes, Consumer<DSLContext> advance) {
        Instant now = now();
        transactions.change(organization(changes.getFirst()), transaction -> {
            take(transaction, changes, now);
            advance.accept(transaction.sql());
        });
    }

    @Override
    public void catchUp() {
        Instant start = now();
        Map<Organization, Set<String>> present = new HashMap<>();
        stream.current(page -> page.stream()
                .collect(Collectors.groupingBy(OkrChanges::organization))
                .forEach((organization, changes) -> {
                    transactions.change(organization, transaction -> take(transaction, changes, start));
                    Set<String> paths = present.computeIfAbsent(organization, _ -> new HashSet<>());
                    changes.forEach(change -> paths.add(DerivedDates.source(change)));
                }));
        for (Organization organization : organizations.all()) {
            Set<String> paths = present.getOrDefault(organization, Set.of());
            transactions.change(organization, transaction -> {
                DerivedEvents.removeAllBut(transaction, paths);
                squads.keep(transaction, squadIds(paths), start);
            });
        }
    }

    private static Set<String> squadIds(Set<String> paths) {
        return paths.stream()
                .filter(path -> path.startsWith(SQUADS))
                .map(path -> path.substring(SQUADS.length()))
                .collect(Collectors.toSet());
    }

    private void take(OrganizationTransaction transaction, List<Change> changes, Instant now) {
        // Of several changes of a resource the last says which dates it has.
        Map<String, List<DerivedEvent>> dates = new HashMap<>();
        for (Change change : changes) {
            switch (change.getType()) {
                case "squad" -> squads.set(transaction, id(change), members(change.getSquad()), now);
                case "task", "project", "objective", "kpi" ->
                    dates.put(DerivedDates.source(change), DerivedDates.of(change));
                default -> {
                    // A type that was not asked for tells nothing.
                }
            }
        }
        DerivedEvents.set(transaction, dates);
    }

    /** Nobody, of a squad that is gone. */
    private static List<SquadMember> members(Squad squad) {
        return squad.getMembersList().stream()
                .map(member -> new SquadMember(
                        UUID.fromString(
                                member.getUser().substring(member.getUser().lastIndexOf('/') + 1)),
                        dayOrNull(member.getStartDate()),
                        dayOrNull(member.getEndDate())))
                .toList();
    }

    private static @Nullable LocalDate dayOrNull(String date) {
        return date.isEmpty() ? null : LocalDate.parse(date);
    }

    private static String id(Change change) {
        return change.getResourceName().substring(change.getResourceName().lastIndexOf('/') + 1);
    }

    /** A resource's name has the alias, the change has the id. */
    private static Organization organization(Change change) {
        String alias = change.getResourceName().split("/", 3)[1];
        return new Organization(new OrganizationId(UUID.fromString(change.getOrganizationUid())), alias);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
