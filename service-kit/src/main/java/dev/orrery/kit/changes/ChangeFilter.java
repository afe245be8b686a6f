package dev.orrery.kit.changes;

import java.util.Collection;
import java.util.Set;

/**
 * Which changes a caller asked for. A {@link ChangeView} applies it to what it shows, not to what it looks at: a change
 * of access matters to a caller who asked for events only.
 *
 * @param namePrefix of the full name; empty for all
 * @param types empty for all
 * @param kinds empty for all
 */
public record ChangeFilter(String namePrefix, Set<String> types, Set<ChangeKind> kinds) {
    public ChangeFilter {
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
    }

    public static ChangeFilter of(String namePrefix, Collection<String> types, Collection<ChangeKind> kinds) {
        return new ChangeFilter(namePrefix, Set.copyOf(types), Set.copyOf(kinds));
    }

    public boolean matches(String fullName, String type, ChangeKind kind) {
        return fullName.startsWith(namePrefix)
                && (types.isEmpty() || types.contains(type))
                && (kinds.isEmpty() || kinds.contains(kind));
    }
}
