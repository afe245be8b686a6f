package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds everything the platform keeps: data, secrets, logs and who is running.
 *
 * @param cache what can be made again: unpacked servers; may be shared by several homes
 */
record Home(Path root, Path cache) {

    /** Makes what is missing; nobody but the owner may look inside. */
    void create() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(logs());
            Files.createDirectories(run());
            Files.createDirectories(cache);
        } catch (IOException e) {
            throw new StartupException("ORRERY_HOME: " + root + " (expected: a directory that can be written)", e);
        }
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path databaseData() {
        return root.resolve("postgresql");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path run() {
        return root.resolve("run");
    }

    PidFile pidFile(String part) {
        return new PidFile(run().resolve(part + ".pid"));
    }

    /** Exists while the platform is ready. */
    Path readyMark() {
        return run().resolve("ready");
    }
}
