package dev.orrery.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A Keycloak that is unpacked, built for how we run it, and carries our theme.
 *
 * <p>The build takes twenty seconds, so it is kept in a cache directory under a name that holds the server's version
 * and a hash of the build options. The theme is not part of the build and is written anew each time.
 *
 * @param home the server's directory, with {@code bin/kc.sh} in it
 */
public record KeycloakDistribution(Path home) {

    /** The options that Keycloak fixes at build time; the rest is given at start. */
    private static final List<String> BUILD_OPTIONS = List.of("--db=postgres", "--health-enabled=true");

    private static final String ARCHIVE_SUFFIX = ".tar.gz";

    private static final List<String> THEME_FILES = List.of(
            "theme.properties",
            "messages/messages_en.properties",
            "resources/css/orrery.css",
            "resources/img/orrery.svg");

    /** Where {@link #prepare} puts the build of this archive; it exists once it is complete. */
    public static Path homeIn(Path cacheDirectory, Path archive) {
        String name = Objects.requireNonNull(archive.getFileName()).toString();
        if (!name.endsWith(ARCHIVE_SUFFIX)) {
            throw new IllegalArgumentException("archive: " + archive + " (expected: a " + ARCHIVE_SUFFIX + " file)");
        }
        String version = name.substring(0, name.length() - ARCHIVE_SUFFIX.length());
        return cacheDirectory.resolve(version + "-" + hash(BUILD_OPTIONS));
    }

    /**
     * The cached build of {@code archive}, made first where it is missing.
     *
     * @param log receives what the build prints
     * @throws IOException if the archive cannot be unpacked or built; the message names the log
     */
    public static KeycloakDistribution prepare(Path archive, Path cacheDirectory, Path javaHome, Path log)
            throws IOException, InterruptedException {
        Path home = homeIn(cacheDirectory, archive);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cacheDirectory);
            Path unfinished = Files.createTempDirectory(cacheDirectory, "keycloak-build-");
            run(
                    List.of("tar", "-xzf", archive.toString(), "-C", unfinished.toString(), "--strip-components=1"),
                    javaHome,
                    log);
            List<String> build =
                    new ArrayList<>(List.of(unfinished.resolve("bin/kc.sh").toString(), "build"));
            build.addAll(BUILD_OPTIONS);
            run(build, javaHome, log);
            publish(unfinished, home);
        }
        KeycloakDistribution distribution = new KeycloakDistribution(home);
        distribution.writeTheme();
        return distribution;
    }

    /** Replaces the realm that the next start imports, if the database does not have one yet. */
    public void writeRealm(String document) throws IOException {
        Path directory = Files.createDirectories(home.resolve("data/import"));
        Path unfinished = Files.createTempFile(directory.getParent(), "realm-", ".json");
        Files.writeString(unfinished, document);
        Files.move(
                unfinished,
                directory.resolve(RealmDocument.REALM + "-realm.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeTheme() throws IOException {
        Path theme = home.resolve("themes/orrery/login");
        for (String name : THEME_FILES) {
            Path file = theme.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (InputStream content = Objects.requireNonNull(
                    KeycloakDistribution.class.getResourceAsStream("theme/login/" + name), name)) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process built the same distribution meanwhile: theirs is as good.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void run(List<String> command, Path javaHome, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IOException(
                    command.getFirst() + " exited with " + exitCode + " (expected: 0); its output is in " + log);
        }
    }

    private static String hash(List<String> options) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", options).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
