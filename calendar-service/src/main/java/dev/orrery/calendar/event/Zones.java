package dev.orrery.calendar.event;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Time zones by their IANA names. UTC, whatever it is called, is {@link ZoneOffset#UTC} within and UTC outside. */
public final class Zones {
    private static final String UTC = "UTC";
    private static final Set<String> UTC_NAMES = Set.of(
            UTC, "Z", "GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Zulu", "Universal");

    /** The platform makes a set of all its names anew for whoever asks. */
    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Zones() {}

    /** The zone of an IANA name; empty for anything else, offsets too. */
    public static Optional<ZoneId> find(String name) {
        if (UTC_NAMES.contains(name)) {
            return Optional.of(ZoneOffset.UTC);
        }
        return name.indexOf('/') > 0 && NAMES.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** The zone of a name that was checked before it was stored. */
    public static ZoneId known(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("zone: " + name + " (expected: an IANA zone)"));
    }

    public static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? UTC : zone.getId();
    }
}
