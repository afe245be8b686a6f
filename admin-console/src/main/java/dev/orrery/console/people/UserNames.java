package dev.orrery.console.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.console.calls.ProblemException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What to call the users that resources name by {@code orgs/{org}/users/{user}}. A name is decoration: where Keycloak
 * does not give it, a short form of the id stands in, and no page fails for it.
 */
@Component
public final class UserNames {
    private static final int MAX_NAMES = 20_000;
    private static final int SHORT_ID = 8;

    private final Directory directory;
    private final Cache<String, String> names = Caffeine.newBuilder()
            .maximumSize(MAX_NAMES)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    UserNames(Directory directory) {
        this.directory = directory;
    }

    /** What to call each of them; the empty name has none. Asks Keycloak, so not for a request's thread. */
    public Map<String, String> of(Collection<String> resourceNames) {
        Map<String, String> found = new HashMap<>();
        boolean isAway = false;
        for (String resourceName : resourceNames) {
            String id = resourceName.substring(resourceName.lastIndexOf('/') + 1);
            if (id.isEmpty() || found.containsKey(resourceName)) {
                continue;
            }
            String name = names.getIfPresent(id);
            // One failure is enough to know: a page does not wait for each of many.
            if (name == null && !isAway) {
                try {
                    name = directory.userName(id);
                    names.put(id, name);
                } catch (ProblemException failure) {
                    isAway = failure.problem().isTemporary();
                }
            }
            found.put(resourceName, name == null ? standIn(id) : name);
        }
        return found;
    }

    private static String standIn(String id) {
        return "User " + id.substring(0, Math.min(SHORT_ID, id.length()));
    }
}
