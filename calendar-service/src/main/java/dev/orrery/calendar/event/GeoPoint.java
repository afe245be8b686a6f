package dev.orrery.calendar.event;

/** A place on the globe (WGS 84). */
public record GeoPoint(double latitude, double longitude) {
    public GeoPoint {
        // Written so that NaN is refused too.
        if (!(latitude >= -90 && latitude <= 90)) {
            throw InvalidEventException.field("geo.latitude", latitude + " (expected: -90 to 90)");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw InvalidEventException.field("geo.longitude", longitude + " (expected: -180 to 180)");
        }
    }
}
