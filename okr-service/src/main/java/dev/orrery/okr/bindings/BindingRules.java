package dev.orrery.okr.bindings;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Zones;
import dev.orrery.okr.schema.tables.records.KpiBindingRecord;
import dev.orrery.okr.sources.SourceRules;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceCase;
import org.springframework.stereotype.Component;

/** What of a binding makes sense. */
@Component
final class BindingRules {
    private static final String FIELD = "kpi_binding";

    private final SourceRules sources;

    BindingRules(SourceRules sources) {
        this.sources = sources;
    }

    /** Takes over what callers may set; refuses what cannot work. */
    void apply(Organization organization, KpiBinding wanted, KpiBindingRecord row) {
        String zone = wanted.getTimeZone().isEmpty() ? "UTC" : wanted.getTimeZone();
        sources.require(organization, wanted);
        row.setSourceKind(wanted.getSourceCase().name());
        row.setSource(BindingProtos.source(wanted));
        row.setDisplayName(wanted.getDisplayName());
        row.setTimeZone(Zones.named(FIELD + ".time_zone", zone));
        row.setSchedule(wanted.getSchedule());
        row.setIsDisabled(wanted.getDisabled());
        requireSchedule(row);
    }

    private static void requireSchedule(KpiBindingRecord row) {
        String field = FIELD + ".schedule";
        if (row.getSourceKind().equals(SourceCase.WEBHOOK.name())) {
            if (!row.getSchedule().isEmpty()) {
                throw ServiceException.invalidField(field, row.getSchedule() + " (expected: none of a webhook)");
            }
            return;
        }
        try {
            NextRuns.schedule(row);
        } catch (IllegalArgumentException senseless) {
            throw ServiceException.invalidField(field, String.valueOf(senseless.getMessage()));
        }
    }
}
