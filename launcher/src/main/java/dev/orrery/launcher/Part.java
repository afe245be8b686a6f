package dev.orrery.launcher;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that has to run for the platform to run. */
interface Part {

    String name();

    /** Where it is reached. */
    String address();

    /** Names of the parts that have to be ready before this one starts. */
    Set<String> after();

    /** The ports it opens; empty for what runs elsewhere. */
    List<PlatformPort> ports();

    /** Looks for a process that an earlier launcher left, and keeps or stops it. */
    Leftover takeOver();

    /** Starts it unless it was adopted, and returns once it is ready. */
    void start();

    boolean isReady();

    /** The process that runs it, if it runs here. */
    Optional<ProcessHandle> process();

    /** Stops it, this launcher's or an earlier one's; returns once its process is gone. */
    void stop();
}
