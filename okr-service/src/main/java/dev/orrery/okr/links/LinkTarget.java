package dev.orrery.okr.links;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import java.util.List;

/** What is served. */
sealed interface LinkTarget {
    /** Its name. */
    String in(Organization organization);

    /** A key result. */
    record KeyResult(KeyResultId id) implements LinkTarget {
        @Override
        public String in(Organization organization) {
            return id.in(organization);
        }
    }

    /** A KPI. */
    record Kpi(KpiId id) implements LinkTarget {
        @Override
        public String in(Organization organization) {
            return id.in(organization);
        }
    }

    /** The key results among it: what a link's change may move. */
    default List<KeyResultId> keyResults() {
        return switch (this) {
            case KeyResult keyResult -> List.of(keyResult.id());
            case Kpi _ -> List.of();
        };
    }

    /** Reads the name of one of them, of this organisation. */
    static LinkTarget parse(References references, String field, String name) {
        if (KeyResultId.NAME.match(name).isPresent()) {
            List<String> ids = references.ids(field, KeyResultId.NAME, name);
            return new KeyResult(new KeyResultId(ids.get(0), ids.get(1)));
        }
        if (KpiId.NAME.match(name).isPresent()) {
            return new Kpi(new KpiId(references.ids(field, KpiId.NAME, name).getFirst()));
        }
        throw ServiceException.invalidField(
                field, (name.isEmpty() ? "empty" : name) + " (expected: the name of a key result or a KPI)");
    }
}
