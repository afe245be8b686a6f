package dev.orrery.kit.server;

import java.util.List;
import org.springframework.core.env.Environment;

/**
 * A condition without which a service must not start in production. Found through {@code META-INF/spring.factories}, so
 * that a service can add its own; each says everything that it finds wrong.
 */
@FunctionalInterface
public interface StartCheck {
    /** One sentence for each problem: the property, its value unless that is a secret, and what was expected. */
    List<String> problems(Environment environment);
}
