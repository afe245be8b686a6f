package dev.orrery.gateway.startup;

import java.util.List;

/** A configuration that production must not run with. */
final class UnsafeConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsafeConfigurationException(List<String> faults) {
        super("The gateway does not start with this configuration:\n  - " + String.join("\n  - ", faults));
    }
}
