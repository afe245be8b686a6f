package dev.orrery.launcher.bench;

/**
 * The platform that is measured.
 *
 * @param calendarPort of calendar-service on this machine
 * @param token of a person who may make calendars in {@code organization}
 * @param organizationId the same organisation as the database knows it
 * @param databaseUser role that serves the requests of calendar-service
 */
public record BenchmarkTarget(
        int calendarPort,
        String token,
        String organization,
        String organizationId,
        String databaseUrl,
        String databaseUser,
        String databasePassword) {

    @Override
    public String toString() {
        return organization + " on " + databaseUrl;
    }
}
