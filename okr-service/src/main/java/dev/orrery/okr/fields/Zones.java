package dev.orrery.okr.fields;

import dev.orrery.kit.errors.ServiceException;
import java.time.ZoneId;

/** Time zones of the contract. */
public final class Zones {
    private Zones() {}

    /** Named zones alone: an offset knows no summer. */
    public static String named(String field, String id) {
        if (ZoneId.getAvailableZoneIds().contains(id)) {
            return id;
        }
        throw ServiceException.invalidField(field, id + " (expected: an IANA time zone such as Europe/Berlin)");
    }
}
