package dev.orrery.okr.settings;

import com.google.type.DayOfWeek;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.fields.Zones;
import dev.orrery.okr.schema.tables.records.KpiSettingsRecord;
import dev.orrery.okr.v1.KpiSettings;

/** Settings of the contract as rows, and back. */
final class KpiSettingsProtos {
    private KpiSettingsProtos() {}

    static KpiSettings of(Organization organization, KpiSettingsRecord row) {
        KpiSettings.Builder settings = KpiSettings.newBuilder()
                .setName(KpiSettingsStore.NAME.format(organization.alias()))
                .setTimeZone(row.getTimeZone())
                .setWeekStart(DayOfWeek.valueOf(row.getWeekStart()))
                .setEtag(Etag.ofVersion(row.getVersion()).value());
        if (row.getVersion() > 0) {
            settings.setUpdateTime(Times.of(row.getUpdateTime()));
        }
        return settings.build();
    }

    /** Takes over what callers may set. */
    static void apply(KpiSettings settings, KpiSettingsRecord row) {
        row.setTimeZone(Zones.named("kpi_settings.time_zone", settings.getTimeZone()));
        row.setWeekStart(
                settings.getWeekStart() == DayOfWeek.DAY_OF_WEEK_UNSPECIFIED
                        ? DayOfWeek.MONDAY.name()
                        : settings.getWeekStart().name());
    }
}
