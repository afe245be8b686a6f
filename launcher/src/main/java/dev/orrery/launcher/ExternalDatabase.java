package dev.orrery.launcher;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL that somebody else runs: only our roles and schemas in it are made. */
record ExternalDatabase(DatabaseSetup setup) implements Part {

    @Override
    public String name() {
        return EmbeddedDatabase.NAME;
    }

    @Override
    public String address() {
        return setup.url() + " (external)";
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public List<PlatformPort> ports() {
        return List.of();
    }

    @Override
    public Leftover takeOver() {
        return Leftover.NOTHING;
    }

    @Override
    public void start() {
        setup.apply();
    }

    @Override
    public boolean isReady() {
        return setup.isReachable();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        // Whoever started it stops it.
    }
}
