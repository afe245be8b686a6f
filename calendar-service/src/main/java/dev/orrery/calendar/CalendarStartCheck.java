package dev.orrery.calendar;

import dev.orrery.kit.server.StartCheck;
import java.util.List;
import org.springframework.core.env.Environment;

/** What this service needs in production beside what every service needs: to follow okr-service. */
final class CalendarStartCheck implements StartCheck {
    private static final String SECRET = "orrery.okr.client-secret";

    /** SpringFactoriesLoader makes it by name. */
    CalendarStartCheck() {}

    @Override
    public List<String> problems(Environment environment) {
        return environment.getProperty(SECRET, "").isEmpty()
                ? List.of(
                        SECRET + ": missing (expected: the secret of the service account that follows goals and work)")
                : List.of();
    }
}
