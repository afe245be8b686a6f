package dev.orrery.okr.changes;

import com.google.protobuf.Message;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Walks through what there is: organisation by organisation, type by type, id by id, in a transaction for each stretch,
 * so that a page may begin and end anywhere.
 */
@Component
final class ResourceWalk {
    private final OrganizationTransactions transactions;
    private final Map<String, CurrentResources> byType;

    ResourceWalk(OrganizationTransactions transactions, List<CurrentResources> resources) {
        this.transactions = transactions;
        this.byType = resources.stream().collect(Collectors.toMap(CurrentResources::type, Function.identity()));
    }

    /** A page of these types; {@code organizations} are in the order of their ids. */
    Page<Change> page(List<Organization> organizations, List<String> types, PageRequest page) {
        List<Change> found = new ArrayList<>();
        Optional<Place> from = page.after().map(Place::of);
        for (Organization organization : organizations) {
            for (String type : types) {
                Optional<Place> within = from.filter(place -> place.isIn(organization, type));
                if (from.isPresent() && within.isEmpty()) {
                    continue;
                }
                from = Optional.empty();
                Page<? extends Message> stretch = stretch(organization, type, within, page.size() - found.size());
                stretch.items().forEach(resource -> found.add(ChangeProtos.current(organization, type, resource)));
                if (found.size() == page.size()) {
                    Place last = Place.of(organization, type, found.getLast());
                    return new Page<>(found, page.tokens().apply(last.cursor()));
                }
            }
        }
        return new Page<>(found, "");
    }

    private Page<? extends Message> stretch(Organization organization, String type, Optional<Place> after, int size) {
        CurrentResources resources = byType.get(type);
        if (resources == null) {
            throw new IllegalStateException("type: " + type + " (expected: the contract refuses others)");
        }
        PageRequest asked = new PageRequest(size, after.map(place -> Cursor.of(place.id())), Cursor::toString);
        return transactions.read(organization, transaction -> resources.page(transaction, asked));
    }

    /** Where a page ended. */
    private record Place(String organization, String type, String id) {
        static Place of(Cursor cursor) {
            return new Place(cursor.get(0), cursor.get(1), cursor.get(2));
        }

        static Place of(Organization organization, String type, Change last) {
            String name = last.getResourceName();
            return new Place(organization.id().toString(), type, name.substring(name.lastIndexOf('/') + 1));
        }

        boolean isIn(Organization other, String otherType) {
            return organization.equals(other.id().toString()) && type.equals(otherType);
        }

        Cursor cursor() {
            return Cursor.of(organization, type, id);
        }
    }
}
