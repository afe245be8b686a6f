package dev.orrery.launcher.bench;

import java.util.function.Supplier;

/**
 * The platform that is measured, on this machine.
 *
 * @param token of a person who owns {@code organization}; asked for each call, because a measurement may outlive a token
 * @param organizationId the same organisation as the database knows it
 * @param calendarDatabase the role that serves the requests of calendar-service
 * @param okrDatabase the role that serves the requests of okr-service
 * @param administrator a role that no row security holds, to fill in what would take a client too long
 */
public record BenchmarkTarget(
        int calendarPort,
        int okrPort,
        int gatewayPort,
        Supplier<String> token,
        String organization,
        String organizationId,
        DatabaseLogin calendarDatabase,
        DatabaseLogin okrDatabase,
        DatabaseLogin administrator) {

    @Override
    public String toString() {
        return organization + " on " + calendarDatabase.url();
    }
}
