package dev.orrery.kit.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong instead of a stack trace. */
final class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set them as docs/operations.md says. On a developer's machine, SPRING_PROFILES_ACTIVE=dev leaves these checks out.",
                cause);
    }
}
