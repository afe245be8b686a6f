package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * An application as it runs: its jar unpacked into the cache, so that a new build does not change a running one, and
 * beside it what the JVM remembers of an earlier start.
 *
 * @param directory named by the application and the contents of its jar
 */
record ApplicationImage(String artifact, Path directory) {

    static ApplicationImage of(String artifact, Path jar, Path cache) {
        return new ApplicationImage(artifact, cache.resolve(artifact + "-" + Checksum.ofJar(jar)));
    }

    Path jar() {
        return directory.resolve(artifact + ".jar");
    }

    /** Classes loaded and linked, methods profiled: with it a start takes half of the processor time. */
    Path ahead() {
        return directory.resolve(artifact + ".aot");
    }

    boolean isTrained() {
        return Files.exists(ahead());
    }

    /** The options that use what is remembered, if something is. */
    List<String> jvmOptions() {
        return isTrained() ? List.of("-XX:AOTCache=" + ahead()) : List.of();
    }

    /** Unpacks {@code source} unless that was done before, and removes what earlier builds left. */
    void unpack(Path source, Path javaHome, Path log) throws IOException, InterruptedException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path cache = directory.resolveSibling("");
        removeEarlier(cache);
        Path unfinished = Files.createTempDirectory(cache, "unpacking-");
        List<String> line =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString(), "-Djarmode=tools", "-jar"));
        line.addAll(List.of(source.toString(), "extract", "--force", "--destination", unfinished.toString()));
        int exitCode = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException(source + " cannot be unpacked; the output is in " + log);
        }
        Files.move(unfinished, directory);
    }

    private void removeEarlier(Path cache) throws IOException {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(cache, artifact + "-*")) {
            for (Path image : earlier) {
                FileUtils.deleteDirectory(image.toFile());
            }
        }
    }
}
