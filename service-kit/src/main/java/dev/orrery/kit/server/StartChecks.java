package dev.orrery.kit.server;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Refuses to start an unsafe service, with the list of all that is wrong, before anything is opened. Only the profile
 * {@code dev} is not production: neither none nor an unknown one.
 */
final class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    private static final String DEVELOPMENT = "dev";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> problems = problems(
                context.getEnvironment(),
                SpringFactoriesLoader.forDefaultResourceLocation().load(StartCheck.class));
        if (!problems.isEmpty()) {
            throw new UnsafeConfigurationException(problems);
        }
    }

    static List<String> problems(Environment environment, List<StartCheck> checks) {
        if (Arrays.asList(environment.getActiveProfiles()).contains(DEVELOPMENT)) {
            return List.of();
        }
        return checks.stream()
                .flatMap(check -> check.problems(environment).stream())
                .toList();
    }
}
