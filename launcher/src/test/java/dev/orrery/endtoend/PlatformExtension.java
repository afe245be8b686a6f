package dev.orrery.endtoend;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform before the first test that asks for it and stops it after the last of the run. */
public final class PlatformExtension implements ParameterResolver {
    /** An address of this machine that the operator has opened for subscriptions; its others stay closed. */
    static final String OPENED_ADDRESS = "127.0.0.2";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PlatformExtension.class))
                .computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
                .platform();
    }

    private record Shared(LauncherProcess launcher, RunningPlatform platform) implements AutoCloseable {

        static Shared start() {
            try {
                PlatformEnvironment environment = PlatformEnvironment.fresh("platform")
                        .with("ORRERY_TRAINING", "off")
                        .with("ORRERY_SUBSCRIPTIONS_ALLOWED_NETWORKS", OPENED_ADDRESS + "/32");
                LauncherProcess launcher = LauncherProcess.start(environment, "up");
                launcher.awaitOutput("Ready in");
                System.out.println(launcher.output());
                return new Shared(launcher, new RunningPlatform(environment));
            } catch (IOException e) {
                throw new AssertionError("the platform cannot be started", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("the start of the platform was interrupted", e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                launcher.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
