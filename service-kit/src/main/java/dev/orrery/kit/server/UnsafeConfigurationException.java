package dev.orrery.kit.server;

import java.util.List;

/** The configuration is not one to run in production. */
final class UnsafeConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeConfigurationException(List<String> problems) {
        super("The configuration is not safe:\n  " + String.join("\n  ", problems));
    }
}
