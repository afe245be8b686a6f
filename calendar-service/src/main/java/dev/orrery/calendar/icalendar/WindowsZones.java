package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Properties;

/** The zones of Windows and Outlook by their names, as Unicode CLDR (windowsZones, territory 001) maps them. */
final class WindowsZones {
    private static final Properties NAMES = load();

    private WindowsZones() {}

    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(NAMES.getProperty(name)).flatMap(Zones::find);
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream in = WindowsZones.class.getResourceAsStream("windows-zones.properties")) {
            if (in == null) {
                throw new IllegalStateException("windows-zones.properties is missing");
            }
            names.load(in);
            return names;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
