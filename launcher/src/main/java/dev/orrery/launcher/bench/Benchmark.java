package dev.orrery.launcher.bench;

import java.io.PrintStream;

/**
 * One question about the speed of the platform that runs, asked again in every run with the same seeds. An answer stands
 * beside the limit of this machine for the same work, measured in the same run: without it a number says nothing.
 */
public interface Benchmark {

    /** The word that chooses it on the command line: lower case with hyphens. */
    String name();

    /** Measures, prints what it found, and removes what it put into the platform. */
    void run(BenchmarkTarget target, PrintStream out) throws Exception;
}
