package dev.orrery.okr.sources;

import dev.orrery.kit.server.StartCheck;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What is offered to bindings must be there in production, and no secret may travel in the open. */
final class BindingsStartCheck implements StartCheck {
    private static final String PREFIX = "orrery.bindings";

    /** SpringFactoriesLoader makes it by name. */
    BindingsStartCheck() {}

    @Override
    public List<String> problems(Environment environment) {
        BindingsProperties offered = Binder.get(environment).bindOrCreate(PREFIX, BindingsProperties.class);
        List<String> problems = new ArrayList<>();
        offered.connections()
                .forEach((name, connection) -> requireValue(
                        environment,
                        PREFIX + ".connections." + name + ".password-variable",
                        connection.passwordVariable(),
                        problems));
        offered.secrets().forEach((name, secret) -> {
            String property = PREFIX + ".secrets." + name;
            requireValue(environment, property + ".variable", secret.variable(), problems);
            secret.origins().stream()
                    .filter(origin -> !origin.startsWith("https://"))
                    .forEach(origin -> problems.add(property + ".origins: " + origin + " (expected: https)"));
        });
        return problems;
    }

    private static void requireValue(Environment environment, String property, String variable, List<String> problems) {
        if (environment.getProperty(variable, "").isEmpty()) {
            problems.add(property + ": " + variable + " (expected: a variable that is set)");
        }
    }
}
