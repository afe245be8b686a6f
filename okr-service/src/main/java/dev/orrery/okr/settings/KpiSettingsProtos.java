package dev.orrery.okr.settings;

import com.google.type.DayOfWeek;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.schema.tables.records.KpiSettingsRecord;
import dev.orrery.okr.v1.KpiSettings;
import java.time.ZoneId;

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
        row.setTimeZone(zone(settings.getTimeZone()));
        row.setWeekStart(
                settings.getWeekStart() == DayOfWeek.DAY_OF_WEEK_UNSPECIFIED
                        ? DayOfWeek.MONDAY.name()
                        : settings.getWeekStart().name());
    }

    /** Named zones alone: an offset knows no summer. */
    private static String zone(String id) {
        if (ZoneId.getAvailableZoneIds().contains(id)) {
            return id;
        }
        throw ServiceException.invalidField(
                "kpi_settings.time_zone", id + " (expected: an IANA time zone such as Europe/Berlin)");
    }
}
