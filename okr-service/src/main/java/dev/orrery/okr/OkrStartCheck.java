package dev.orrery.okr;

import dev.orrery.kit.server.StartCheck;
import java.util.List;
import org.springframework.core.env.Environment;

/** What this service needs in production beside what every service needs: to follow calendar-service. */
final class OkrStartCheck implements StartCheck {
    private static final String SECRET = "orrery.calendar.client-secret";

    /** SpringFactoriesLoader makes it by name. */
    OkrStartCheck() {}

    @Override
    public List<String> problems(Environment environment) {
        return environment.getProperty(SECRET, "").isEmpty()
                ? List.of(SECRET + ": missing (expected: the secret of the service account that follows calendars)")
                : List.of();
    }
}
