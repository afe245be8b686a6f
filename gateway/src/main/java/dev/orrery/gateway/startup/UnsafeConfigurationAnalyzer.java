package dev.orrery.gateway.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the list of faults instead of a stack trace. */
final class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the settings above, or set SPRING_PROFILES_ACTIVE=dev on a machine of your own.",
                cause);
    }
}
