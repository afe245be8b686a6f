package dev.orrery.launcher;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part that only says what is done to it; its process is that of the tests and is never ended. */
record FakePart(String name, Set<String> after, Runnable starting, List<String> events) implements Part {

    @Override
    public String address() {
        return "";
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
        starting.run();
        events.add("start " + name);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(ProcessHandle.current().parent().orElseThrow());
    }

    @Override
    public void stop() {
        events.add("stop " + name);
    }
}
