package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.names.KpiId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** The id in a measurement's name: its moment as basic ISO in UTC, with microseconds where there are any. */
final class MeasurementName {
    static final NamePattern NAME = NamePattern.of("orgs/{org}/kpis/{kpi}/measurements/{measurement}");

    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMdd'T'HHmmss")
            .appendLiteral('.')
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, false)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private MeasurementName() {}

    static String of(Organization organization, KpiId kpi, Instant measureTime) {
        return NAME.format(
                organization.alias(),
                kpi.value(),
                (measureTime.equals(measureTime.truncatedTo(ChronoUnit.SECONDS)) ? WHOLE : EXACT).format(measureTime));
    }

    static Instant measureTime(String id) {
        try {
            return Instant.from((id.indexOf('.') < 0 ? WHOLE : EXACT).parse(id));
        } catch (DateTimeParseException malformed) {
            throw ServiceException.invalidField("name", id + " (expected: a moment such as 20261121T090000Z)");
        }
    }
}
